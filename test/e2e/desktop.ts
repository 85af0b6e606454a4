/* oxlint-disable eslint/no-empty-pattern -- Playwright reads a fixture's needs from this pattern */
/**
 * Starts the built app as Playwright starts any Electron app. On the double by default; on a real binary with
 * `ELECTRON=<path> npm run test:e2e`. Nothing here or in the tests knows the difference, but where a test says so.
 */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

export const isDouble = process.env['ELECTRON'] === undefined;
const executablePath = process.env['ELECTRON'] ?? path.resolve('test/double/electron');
const appFolder = path.resolve(process.env['DEBRIEF_APP'] ?? '.');

export type Desktop = { readonly app: ElectronApplication; readonly page: Page };

/** Folders of one person at one machine: they outlive a start of the app. */
export type Machine = {
  readonly profile: string;
  readonly library: string;
  readonly exports: string;
  /** Starts the app; it is closed at the end of the test at the latest. */
  start(env?: Readonly<Record<string, string>>): Promise<Desktop>;
  /** Arguments and environment for starting it in another way. */
  readonly command: { readonly executable: string; readonly args: string[]; readonly env: NodeJS.ProcessEnv };
};

const readyPage = async (app: ElectronApplication): Promise<Page> => {
  const page = await app.firstWindow();
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  return page;
};

const withMachine = async (use: (machine: Machine) => Promise<void>): Promise<void> => {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'debrief-e2e-')));
  const running: ElectronApplication[] = [];
  const machine: Machine = {
    profile: path.join(folder, 'profile'),
    library: path.join(folder, 'library'),
    exports: folder,
    command: {
      executable: executablePath,
      args: [`--user-data-dir=${path.join(folder, 'profile')}`, appFolder],
      env: { ...process.env, DEBRIEF_LIBRARY: path.join(folder, 'library') },
    },
    async start(env = {}) {
      const { args, env: common } = machine.command;
      const app = await _electron.launch({
        executablePath,
        args,
        env: { ...common, ...env } as Record<string, string>,
        timeout: 60_000,
      });
      running.push(app);
      return { app, page: await readyPage(app) };
    },
  };
  try {
    await use(machine);
  } finally {
    for (const app of running) await app.close().catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
};

export const test = base.extend<{ machine: Machine; desktop: Desktop }, { shared: Machine & Desktop }>({
  /** A machine of this test's own. */
  machine: async ({}, use) => withMachine(use),
  /** The app started once on a machine of this test's own. */
  desktop: async ({ machine }, use) => use(await machine.start()),
  /** One started app for all tests that leave nothing behind. */
  shared: [
    async ({}, use) => withMachine(async (machine) => use({ ...machine, ...(await machine.start()) })),
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';

/** What the page may ask for. */
export type PageApi = {
  invoke(
    channel: unknown,
    input?: unknown,
  ): Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>;
  on(event: string, listener: (data: unknown) => void): () => void;
};

declare global {
  interface Window {
    readonly debrief: PageApi;
  }
}

/** Asks the host as a script of the page would. */
export const ask = (page: Page, channel: unknown, input: unknown = {}) =>
  page.evaluate(([name, given]) => window.debrief.invoke(name, given), [channel, input] as const);
