/** Opens the editor in an installed browser of the Chromium family, as a window without tabs and address bar. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'vivaldi',
];

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
];

const windowsPrograms = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly isExecutable: (file: string) => boolean;
};

export const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  isExecutable: (file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/** Whether windows can be shown at all. */
export const hasDisplay = ({ platform, environment }: Machine): boolean =>
  platform === 'win32' ||
  platform === 'darwin' ||
  Boolean(environment['DISPLAY']) ||
  Boolean(environment['WAYLAND_DISPLAY']);

const candidates = ({ platform, environment }: Machine): string[] => {
  if (platform === 'darwin') return applications;
  if (platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = environment[variable];
      return folder === undefined ? [] : windowsPrograms.map((program) => path.win32.join(folder, program));
    });
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
};

/** The browser's executable, or null where none is installed. */
export const findBrowser = (machine: Machine): string | null =>
  candidates(machine).find((file) => machine.isExecutable(file)) ?? null;

/** Switches for a window of its own: own profile, nothing fetched, no first-run pages. */
export const browserArguments = (address: string, profileFolder: string): string[] => [
  `--app=${address}`,
  `--user-data-dir=${profileFolder}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-spell-checking',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  '--window-size=1440,900',
];

/** Opens the address. Resolves to false where the browser could not be started. */
export const openBrowser = (browser: string, address: string, profileFolder: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(browser, browserArguments(address, profileFolder), {
      detached: true,
      stdio: 'ignore',
    });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
