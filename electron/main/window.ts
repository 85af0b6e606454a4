/** The one window. Every preference that matters for safety is stated, also where it is Electron's default. */
import { BrowserWindow } from 'electron';
import type { RememberedWindow } from './window-state.ts';

export const openWindow = (options: {
  /** Absolute path of the bundled preload. */
  readonly preload: string;
  readonly development: boolean;
  readonly remembered: RememberedWindow;
}): BrowserWindow => {
  const { preload, development, remembered } = options;
  const window = new BrowserWindow({
    title: 'Debrief',
    show: false,
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 560,
    ...remembered.bounds,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      webgl: false,
      spellcheck: false,
      devTools: development,
    },
  });
  if (remembered.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  remembered.follow(window);
  return window;
};
