/**
 * A person at a machine with the browser shell: `debrief serve` as it is shipped, on a library of the test's own, in a
 * real Chromium. A test fails on anything the page complains of and on any request that leaves the machine.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test as base } from '@playwright/test';
import { compiledCode } from '../setup/campaign.ts';

export type Machine = {
  /** The library folder; empty at first. */
  readonly library: string;
  /** Where preferences lie. */
  readonly config: string;
  /** Starts the shell; resolves to an address that opens it once. */
  start(): Promise<string>;
  /** Ends the shell as Ctrl+C does. */
  stop(): Promise<void>;
};

/** What went wrong in the page. A test that provokes a fault takes it out, and says so by doing it. */
export type Faults = string[];

const LAUNCH = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/;

const launchAddress = (shell: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const address = LAUNCH.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    };
    shell.stdout?.on('data', hear);
    shell.stderr?.on('data', hear);
    shell.once('error', reject);
    shell.once('exit', (code) => reject(new Error(`debrief serve ended with ${code}: ${said}`)));
  });

const withMachine = async (use: (machine: Machine) => Promise<void>): Promise<void> => {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'debrief-browser-')));
  const library = path.join(folder, 'library');
  const config = path.join(folder, 'config');
  let shell: ChildProcess | null = null;
  const machine: Machine = {
    library,
    config,
    start: () => {
      const command = ['dist/cli/debrief.js', 'serve', '--library', library, '--no-open'];
      shell = spawn(process.execPath, command, {
        env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: compiledCode, DEBRIEF_CONFIG: config },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return launchAddress(shell);
    },
    stop: async () => {
      if (!shell || shell.exitCode !== null || shell.signalCode !== null) return;
      const ended = once(shell, 'exit');
      shell.kill('SIGTERM');
      await ended;
    },
  };
  try {
    await use(machine);
  } finally {
    await machine.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** The last two are parts of Chromium itself: its PDF viewer. */
const inBrowser = ['data:', 'blob:', 'chrome:', 'chrome-extension:'];

const isOnMachine = (url: string): boolean =>
  inBrowser.includes(new URL(url).protocol) || new URL(url).hostname === '127.0.0.1';

const watch = (page: Page, faults: Faults): void => {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      faults.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    if (!isOnMachine(request.url())) faults.push(`left the machine: ${request.url()}`);
  });
};

export const test = base.extend<{ machine: Machine; faults: Faults; app: Page; elsewhere: Page }>({
  // Playwright reads from this pattern which fixtures are wanted: none.
  // oxlint-disable-next-line no-empty-pattern
  machine: async ({}, use) => withMachine(use),

  // oxlint-disable-next-line no-empty-pattern
  faults: async ({}, use) => {
    const faults: Faults = [];
    await use(faults);
    expect(faults, 'the page complained').toEqual([]);
  },

  /** The editor, signed in, at the library. */
  app: async ({ machine, faults, page }, use) => {
    watch(page, faults);
    await page.goto(await machine.start());
    await expect(page.getByRole('heading', { name: 'Debrief' })).toBeVisible();
    await use(page);
  },

  /** The editor of another machine, with a library and a browser of its own. */
  elsewhere: async ({ browser, faults }, use) =>
    withMachine(async (machine) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      watch(page, faults);
      await page.goto(await machine.start());
      await expect(page.getByRole('heading', { name: 'Debrief' })).toBeVisible();
      await use(page);
      await context.close();
    }),
});

export { expect } from '@playwright/test';

/** Goes to a screen by its address, as a bookmark would. */
export const goTo = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((target) => {
    window.location.hash = target;
  }, hash);
};

/** The window at 200 % zoom: half as many CSS pixels each way. */
export const zoomTo200 = (page: Page): Promise<void> => page.setViewportSize({ width: 640, height: 400 });

/** The page itself never scrolls, once a change of its size has come to rest; only its parts do. */
export const expectNoPageScroll = (page: Page): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
        return { across: scrollWidth - clientWidth, down: scrollHeight - clientHeight };
      }),
    )
    .toEqual({ across: 0, down: 0 });
