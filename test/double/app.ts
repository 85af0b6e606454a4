/** `app`: start-up order, paths, quitting. */
import { EventEmitter } from 'node:events';
import path from 'node:path';
import type { App, CommandLine } from 'electron';
import { calls } from './journal.ts';
import { preventable } from './preventable.ts';
import { type Names, strict } from './strict.ts';

export type Start = {
  readonly appPath: string;
  readonly name: string;
  readonly version: string;
  /** Folder of the profile: `--user-data-dir`. */
  readonly userData: string;
  readonly isFirst: boolean;
  /** Ends what the double itself started. */
  cleanUp(): Promise<void>;
};

let start: Start | null = null;
let ready = false;
const whenReady = Promise.withResolvers<void>();

const started = (): Start => {
  if (start === null) throw new Error('electron double: not started');
  return start;
};

/** The open windows, and how to ask each to close. */
const windows = new Map<object, () => void>();
let quitting = false;

export const windowOpened = (window: object, close: () => void): void => {
  windows.set(window, close);
};
export const windowClosed = (window: object): void => {
  windows.delete(window);
  if (windows.size > 0) return;
  if (quitting) finishQuitting();
  else if (!app.emit('window-all-closed')) app.quit();
};
/** A page that holds its window stops the quitting, as in Electron. */
export const closingRefused = (): void => {
  quitting = false;
};

const end = (code: number): void => {
  void started()
    .cleanUp()
    .finally(() => process.exit(code));
};

const finishQuitting = (): void => {
  const willQuit = preventable({});
  app.emit('will-quit', willQuit);
  if (willQuit.defaultPrevented) {
    quitting = false;
    return;
  }
  app.emit('quit', {}, 0);
  end(0);
};

const lateError = (what: string): Error => new Error(`${what} can only be called before app is ready`);

const members = {
  commandLine: strict(
    'app.commandLine',
    {
      appendSwitch(name: string) {
        if (ready) throw lateError(`appendSwitch(${name})`);
      },
    } satisfies Names<CommandLine>,
    calls,
  ),
  isPackaged: process.env['ELECTRON_DOUBLE_PACKAGED'] === '1',
  whenReady: () => whenReady.promise,
  isReady: () => ready,
  enableSandbox() {
    if (ready) throw lateError('app.enableSandbox()');
  },
  requestSingleInstanceLock: () => started().isFirst,
  getPath: (name: string) => (name === 'userData' ? started().userData : path.join(started().userData, name)),
  getAppPath: () => started().appPath,
  getVersion: () => started().version,
  getName: () => started().name,
  exit: (code = 0) => end(code),
  quit() {
    const beforeQuit = preventable({});
    app.emit('before-quit', beforeQuit);
    if (beforeQuit.defaultPrevented) return;
    quitting = true;
    if (windows.size === 0) finishQuitting();
    for (const close of windows.values()) close();
  },
} satisfies Names<App>;

export const app = strict('app', Object.assign(new EventEmitter(), members), calls);

export const isReady = (): boolean => ready;
export const begin = (given: Start): void => {
  start = given;
};
export const becomeReady = (): void => {
  ready = true;
  app.emit('will-finish-launching');
  app.emit('ready', {}, {});
  whenReady.resolve();
};
