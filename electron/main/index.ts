/** The desktop shell: policies first, then services, then the window. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, type BrowserWindow, nativeTheme, session, shell } from 'electron';
import { VaultStatus } from '../../shared/contract/vault.ts';
import type { Host } from '../workspace/host.ts';
import { createWorkspace } from '../workspace/workspace.ts';
import { closeOnceSaved, quitOnceWritten } from './closing.ts';
import { restrictAllContents } from './contents.ts';
import { recoverWindow, reportFatalErrors } from './crash.ts';
import { chooseFolderIn, deliverToFolder } from './delivery.ts';
import { startExportProcess } from './export-process.ts';
import { answerWindow, emitTo } from './ipc.ts';
import { openKeychain } from './keychain.ts';
import { showMenu } from './menu.ts';
import { START_PAGE } from './origin.ts';
import { openPreferences } from './preferences.ts';
import { printPdf } from './print.ts';
import { registerScheme, serveBundle } from './protocol.ts';
import { restrictSession } from './session.ts';
import { openWindow } from './window.ts';
import { rememberWindow } from './window-state.ts';

/** This file is bundled to dist/main/index.js: two folders below the application's root. */
const root = path.join(import.meta.dirname, '..', '..');
const bundled = (...names: string[]): string => path.join(root, 'dist', ...names);
const development = !app.isPackaged;
const now = (): Date => new Date();

const beforeReady = (): void => {
  reportFatalErrors();
  app.enableSandbox();
  // Offline, also for what no request filter sees: no name of any host can be looked up.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  registerScheme();
  restrictAllContents();
};

const start = async (): Promise<void> => {
  restrictSession(session.defaultSession, { development });
  serveBundle(bundled('renderer'));

  let window: BrowserWindow | null = null;
  const preferences = openPreferences(now);
  const emit = emitTo(() => window?.webContents ?? null);
  let canLock = false;
  const host: Host = {
    shell: 'electron',
    version: app.getVersion(),
    libraryFolder: process.env['DEBRIEF_LIBRARY'] ?? path.join(app.getPath('documents'), 'Debrief'),
    resourcesFolder: path.join(root, 'resources'),
    preferences,
    delivery: deliverToFolder(() => window),
    chooseFolder: chooseFolderIn(() => window),
    now,
    newId: randomUUID,
    startExportProcess: () => startExportProcess(bundled('export', 'worker.js')),
    print: printPdf,
    keychain: openKeychain(now),
    emit: (event, data) => {
      emit(event, data);
      // The status itself, not what was sent: a generic event tells its data's type to nobody.
      const status = event === 'vault.changed' ? VaultStatus.safeParse(data) : null;
      if (!status?.success) return;
      canLock = status.data.state === 'unlocked';
      menu();
    },
  };
  const workspace = createWorkspace(host);
  answerWindow(workspace);
  quitOnceWritten(workspace);

  const menu = (): void =>
    showMenu({
      theme: preferences.read().theme,
      development,
      canLock,
      send: (command) => host.emit('menu.command', { command }),
      chooseTheme: (theme) => host.emit('settings.changed', preferences.write({ theme })),
      openLibraryFolder: () => void shell.openPath(host.libraryFolder),
    });
  menu();
  nativeTheme.on('updated', menu);

  window = openWindow({
    preload: bundled('preload', 'preload.cjs'),
    development,
    remembered: rememberWindow(now),
  });
  closeOnceSaved(window);
  recoverWindow(window);
  window.on('closed', () => {
    window = null;
  });
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  await window.loadURL(START_PAGE);
};

// A second start shows the window that is there. Other programs over the same folder are told apart by locks.
if (app.requestSingleInstanceLock()) {
  beforeReady();
  void app.whenReady().then(start);
} else {
  app.quit();
}
