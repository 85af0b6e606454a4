/** What `import … from 'electron'` finds in the main process under the double. */
import { app } from './app.ts';
import { inspection as electronDouble } from './inspection.ts';
import { ipcMain } from './ipc.ts';
import { calls } from './journal.ts';
import { Menu } from './menu.ts';
import { protocol } from './protocol.ts';
import { defaultSession } from './session.ts';
import { absent, strict } from './strict.ts';
import { dialog, nativeTheme, safeStorage, screen, shell } from './system.ts';
import { utilityProcess } from './utility-process.ts';
import { BrowserWindow } from './window.ts';

const session = strict('session', { defaultSession });

/** Playwright finds the window of a page so. */
const webContents = strict(
  'webContents (module)',
  { fromDevToolsTargetId: (id: string) => BrowserWindow.fromTarget(id)?.webContents },
  calls,
);

const modelled = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
};

export const clipboard = absent('clipboard');
export const net = absent('net');

const electron = strict('electron', { ...modelled, clipboard, net, electronDouble });

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
  electron as default,
  electron as 'module.exports',
};
