/** Runs the browser shell as a program: says where it serves, opens a browser, and ends cleanly on Ctrl+C. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { errorCodeOf } from '../library/file-system.ts';
import { findBrowser, hasDisplay, openBrowser, thisMachine } from './open-browser.ts';
import { rendererFolder } from './places.ts';
import { bundlePages } from './routes.ts';
import type { RunningServer, ServerOptions } from './server.ts';
import { type ShellOptions, startShell } from './shell.ts';

export type ShellRun = {
  readonly libraryFolder: string;
  readonly configFolder: string | undefined;
  /** 0 takes any free port. */
  readonly port: number;
  /** Whether to open a browser where there is one. */
  readonly open: boolean;
  /** Prints a line for the user. */
  readonly say: (line: string) => void;
  /** Another way to serve the page than from the built bundle. */
  readonly pages?: ServerOptions['pages'];
};

const startOrExplain = async (options: ShellOptions): Promise<RunningServer> => {
  try {
    return await startShell(options);
  } catch (error) {
    const code = errorCodeOf(error);
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const why = code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be used by you';
    throw new Error(`Port ${options.port} ${why}. Choose another port, or 0 for any free one.`, {
      cause: error,
    });
  }
};

type Opener = { readonly open: (address: string) => Promise<boolean>; readonly close: () => Promise<void> };

/** Opens windows in an installed browser, all with one profile that is made for this run and removed after it. */
const windowOpener = (say: (line: string) => void): Opener | null => {
  const browser = hasDisplay(thisMachine) ? findBrowser(thisMachine) : null;
  if (browser === null) return null;
  let profile: string | null = null;
  return {
    open: async (address) => {
      profile ??= await mkdtemp(path.join(tmpdir(), 'debrief-browser-'));
      const opened = await openBrowser(browser, address, profile);
      if (opened) say(`Debrief is open in ${path.basename(browser)}.`);
      return opened;
    },
    close: async () => {
      // A browser that is still open holds its files; the system clears its temporary folder in time.
      if (profile !== null) {
        await rm(profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
      }
    },
  };
};

/** Resolves on Ctrl+C. Where a person sits at the terminal, Enter opens the editor once more. */
const untilStopped = (again: () => Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    const keyboard = process.stdin.isTTY ? createInterface({ input: process.stdin, terminal: false }) : null;
    keyboard?.on('line', () => void again());
    const stop = (): void => {
      keyboard?.close();
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });

/** Resolves when the user has stopped it and everything under way is written. Rejects where it cannot start. */
export const runShell = async (run: ShellRun): Promise<void> => {
  const { libraryFolder, configFolder, port, say } = run;
  if (run.pages === undefined && !existsSync(path.join(rendererFolder, 'index.html'))) {
    throw new Error('The window is not built yet. Run "npm run build:renderer" once.');
  }
  const pages = run.pages ?? (() => bundlePages(rendererFolder));
  const server = await startOrExplain({ libraryFolder, configFolder, port, pages });
  const opener = run.open ? windowOpener(say) : null;
  const reach = async (): Promise<void> => {
    await opener?.open(server.launchAddress());
    say(`Open in a browser on this machine (works once): ${server.launchAddress()}`);
  };
  await reach();
  say(`Library: ${libraryFolder}`);
  say(process.stdin.isTTY ? 'Press Enter to open it again, Ctrl+C to stop.' : 'Press Ctrl+C to stop.');
  await untilStopped(reach);
  say('Stopping …');
  await server.close();
  await opener?.close();
};
