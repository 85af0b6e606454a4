/** Runs the browser shell as a program: says where it serves, opens a browser, and ends cleanly on Ctrl+C. */
import { existsSync } from 'node:fs';
import path from 'node:path';
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

const reach = async (server: RunningServer, { open, say, libraryFolder }: ShellRun): Promise<void> => {
  const browser = open && hasDisplay(thisMachine) ? findBrowser(thisMachine) : null;
  const profile = path.join(libraryFolder, '.browser-profile');
  if (browser !== null && (await openBrowser(browser, server.launchAddress(), profile))) {
    say(`Debrief is open in ${path.basename(browser)}.`);
  }
  say(`Open in a browser on this machine (works once): ${server.launchAddress()}`);
  say(`Library: ${libraryFolder}`);
  say('Press Ctrl+C to stop.');
};

/** Resolves when the user has stopped it and everything under way is written. Rejects where it cannot start. */
export const runShell = async (run: ShellRun): Promise<void> => {
  if (run.pages === undefined && !existsSync(path.join(rendererFolder, 'index.html'))) {
    throw new Error('The window is not built yet. Run "npm run build:renderer" once.');
  }
  const server = await startOrExplain({
    libraryFolder: run.libraryFolder,
    configFolder: run.configFolder,
    port: run.port,
    pages: run.pages ?? (() => bundlePages(rendererFolder)),
  });
  await reach(server, run);
  await new Promise<void>((resolve) => {
    const stop = (): void => resolve();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  run.say('Stopping …');
  await server.close();
};
