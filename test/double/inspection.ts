/** What only the double can be asked, as `electronDouble` beside Electron's own members. */
import { calls, denied, escaped } from './journal.ts';
import { askPermission, askRequestFilter } from './session.ts';
import { BrowserWindow } from './window.ts';

const firstWindow = (): BrowserWindow => {
  const window = BrowserWindow.getAllWindows()[0];
  if (window === undefined) throw new Error('electron double: there is no window');
  return window;
};

export const inspection = {
  calls,
  denied,
  escaped,
  /** The app's permission handlers, each by itself. */
  askPermission: (permission: Parameters<typeof askPermission>[1]) =>
    askPermission(firstWindow().webContents, permission, 'app://debrief'),
  /** The app's request filter: whether it cancels a request for this address. */
  cancels: async (url: string) => (await askRequestFilter({ url })).cancel === true,
  /** An IPC call as a compromised sub-frame would send it: past its missing preload. */
  invokeFromSubFrame(channel: string, ...args: unknown[]): Promise<unknown> {
    const { frames } = firstWindow().contents;
    const frame = frames.subFrame();
    if (frame === undefined) throw new Error('electron double: there is no sub-frame');
    const given = [channel, ...args].map((arg) => JSON.stringify(arg)).join(', ');
    return frames.evaluate(frame, `electronDoubleWorld.ipcRenderer.invoke(${given})`);
  },
};
