/** Starts the Chromium that stands for Electron's own, with a throw-away profile. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Cdp } from './cdp.ts';

const switches = [
  '--headless=new',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--no-startup-window',
  '--no-first-run',
  '--remote-debugging-port=0',
  // Pop-ups reach the double, so that the app's own handler has to refuse them.
  '--disable-popup-blocking',
  '--disable-background-networking',
  '--disable-component-update',
  '--use-fake-device-for-media-stream',
  // A test machine's network stays out of it, even for what request interception cannot see.
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** A busy machine may keep Chromium from ending by itself; milliseconds. */
const LONGEST_CLOSE = 3_000;

const addressOf = (chromium: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    chromium.stderr?.on('data', (data) => {
      text += String(data);
      const found = /DevTools listening on (ws:\S+)/.exec(text);
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    chromium.once('error', reject);
    chromium.once('exit', (code) => reject(new Error(`Chromium ended with ${code}: ${text.slice(-1000)}`)));
  });

export type Chromium = {
  readonly address: string;
  readonly cdp: Cdp;
  /** Ends it, waits until it is gone, and removes its profile. */
  close(): Promise<void>;
};

export const launchChromium = async (): Promise<Chromium> => {
  const profile = mkdtempSync(path.join(tmpdir(), 'electron-double-'));
  const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const chromium = spawn(executable, [...switches, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(chromium, 'exit');
  const removeProfile = (): void =>
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  // The way out when the process is ended from outside and nobody can wait any more.
  process.on('exit', () => {
    if (chromium.exitCode !== null || chromium.signalCode !== null) return;
    chromium.kill('SIGKILL');
    removeProfile();
  });
  const address = await addressOf(chromium);
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const cdp = new Cdp(socket);
  return {
    address,
    cdp,
    async close() {
      const impatience = setTimeout(() => chromium.kill('SIGKILL'), LONGEST_CLOSE);
      await cdp.send('Browser.close').catch(() => chromium.kill('SIGKILL'));
      await gone;
      clearTimeout(impatience);
      removeProfile();
    },
  };
};
