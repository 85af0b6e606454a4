/** What Electron does around an app: start Chromium, load the app's main module, then become ready. */
import { mkdirSync, readFileSync } from 'node:fs';
import { open as openInspector } from 'node:inspector';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, becomeReady, begin } from './app.ts';
import { send, useConnection } from './browser.ts';
import { launchChromium } from './chromium.ts';
import './electron.ts';
import { takeLock } from './lock.ts';
import { wire } from './wiring.ts';

/** A main module that waits for "ready" at its top level never finishes loading: in Electron too. */
const LONGEST_LOAD = 10_000;

// Not by --inspect: Playwright asks for `require('electron')` as soon as it is connected, so the double is loaded first.
openInspector(0);

const args = process.argv.slice(2);
const appPath = path.resolve(args.find((arg) => !arg.startsWith('-')) ?? '.');
const profileSwitch = '--user-data-dir=';
const userData =
  args.find((arg) => arg.startsWith(profileSwitch))?.slice(profileSwitch.length) ??
  path.join(tmpdir(), 'debrief-double-profile');
mkdirSync(userData, { recursive: true });

// As in Electron, a request to end is a request to quit.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());

const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'));
process.argv = [process.execPath, appPath, ...args.filter((arg) => arg.startsWith('-'))];

const isFirst = await takeLock(userData, process.argv, (argv) =>
  app.emit('second-instance', {}, argv, process.cwd(), null),
);
const chromium = await launchChromium();
useConnection(chromium.cdp);
begin({
  appPath,
  name: manifest.productName ?? manifest.name,
  version: manifest.version,
  userData,
  isFirst,
  cleanUp: () => chromium.close(),
});
wire();
await send('Target.setDiscoverTargets', { discover: true });
await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });

const go = new Promise<void>((resolve) => {
  Object.assign(globalThis, { __playwright_run: resolve });
});
process.stderr.write(`DevTools listening on ${chromium.address}\n`);

const stuck = setTimeout(() => {
  console.error('electron double: the main module never finished loading (does it await "ready"?)');
  process.exit(70);
}, LONGEST_LOAD);
await import(pathToFileURL(path.join(appPath, manifest.main)).href);
clearTimeout(stuck);
await go;
becomeReady();
