/** What the shells decide about a machine: which browser, whether Electron is there, where preferences lie. */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../shared/contract/settings.ts';
import { findElectron } from '../../../electron/serve/electron-binary.ts';
import {
  browserArguments,
  findBrowser,
  hasDisplay,
  type Machine,
} from '../../../electron/serve/open-browser.ts';
import { libraryFolder } from '../../../electron/serve/places.ts';
import { openPreferences } from '../../../electron/serve/preferences.ts';
import { fileOf } from '../../../electron/serve/static-files.ts';
import { NOW, temporaryFolder } from '../../contract/drivers.ts';

let folder = '';
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const machine = (changes: Partial<Machine>): Machine => ({
  platform: 'linux',
  environment: { PATH: '/usr/local/bin:/usr/bin', DISPLAY: ':0' },
  isExecutable: () => false,
  ...changes,
});

describe('the browser', () => {
  test('is found where it is installed, the most open one first', () => {
    const installed = new Set(['/usr/bin/google-chrome', '/usr/bin/chromium']);
    expect(findBrowser(machine({ isExecutable: (file) => installed.has(file) }))).toBe('/usr/bin/chromium');
    expect(findBrowser(machine({}))).toBeNull();
  });

  test('is found on Windows and macOS', () => {
    const edge = String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`;
    const windows = machine({
      platform: 'win32',
      environment: { 'PROGRAMFILES(X86)': String.raw`C:\Program Files (x86)` },
      isExecutable: (file) => file === edge,
    });
    expect(findBrowser(windows)).toBe(edge);
    const mac = machine({ platform: 'darwin', isExecutable: (file) => file.includes('Chromium.app') });
    expect(findBrowser(mac)).toContain('/Applications/Chromium.app');
  });

  test('needs a display', () => {
    expect(hasDisplay(machine({}))).toBe(true);
    expect(hasDisplay(machine({ environment: { WAYLAND_DISPLAY: 'wayland-0' } }))).toBe(true);
    expect(hasDisplay(machine({ environment: {} }))).toBe(false);
    expect(hasDisplay(machine({ platform: 'win32', environment: {} }))).toBe(true);
  });

  test('opens an app window with a profile of its own and fetches nothing by itself', () => {
    const given = browserArguments('http://127.0.0.1:1/?token=t', '/profile');
    expect(given).toContain('--app=http://127.0.0.1:1/?token=t');
    expect(given).toContain('--user-data-dir=/profile');
    expect(given).toContain('--disable-background-networking');
    expect(given).toContain('--disable-component-update');
  });
});

const install = async (file: string): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '');
};
const electronModule = () => path.join(folder, 'node_modules', 'electron');

describe('the Electron executable', () => {
  test('is found where its package says', async () => {
    expect(findElectron(folder, {})).toBeNull();
    await install(path.join(electronModule(), 'dist', 'electron'));
    expect(findElectron(folder, {})).toBeNull();
    await writeFile(path.join(electronModule(), 'path.txt'), 'electron');
    expect(findElectron(folder, {})).toBe(path.join(electronModule(), 'dist', 'electron'));
  });

  test('is found where ELECTRON_OVERRIDE_DIST_PATH points', async () => {
    const elsewhere = path.join(folder, 'unpacked');
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: elsewhere })).toBeNull();
    await install(path.join(elsewhere, 'electron'));
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: elsewhere })).toBe(
      path.join(elsewhere, 'electron'),
    );
  });
});

test('the library lies where it was asked for, then where the environment says, then in Documents', () => {
  expect(libraryFolder('/asked', { DEBRIEF_LIBRARY: '/environment' })).toBe('/asked');
  expect(libraryFolder(undefined, { DEBRIEF_LIBRARY: '/environment' })).toBe('/environment');
  expect(libraryFolder(undefined, { DEBRIEF_LIBRARY: '' })).toMatch(/Documents.Debrief$/);
});

const openHere = () => openPreferences(folder, () => NOW);
const preferencesFile = () => path.join(folder, 'preferences.json');

describe('preferences', () => {
  test('survive a restart and are readable by their owner alone', async () => {
    openHere().write({ organisation: 'Northwind' });
    expect(openHere().read()).toEqual({ ...defaultSettings, organisation: 'Northwind' });
    expect((await stat(preferencesFile())).mode & 0o777).toBe(0o600);
  });

  test('that are damaged are put aside and started anew', async () => {
    await writeFile(preferencesFile(), '{"organisation": "North');
    expect(openHere().read()).toEqual(defaultSettings);
    openHere().write({ author: 'Ana' });
    const names = await readdir(folder);
    const aside = names.find((name) => name.includes('damaged'));
    expect(await readFile(path.join(folder, aside ?? ''), 'utf8')).toBe('{"organisation": "North');
    expect(openHere().read().author).toBe('Ana');
  });

  test('of another version keep what is not understood', async () => {
    await writeFile(preferencesFile(), '{"organisation":"Northwind","paper":"a5","later":{"kept":true}}');
    expect(openHere().read()).toEqual({ ...defaultSettings, organisation: 'Northwind' });
    openHere().write({ author: 'Ana' });
    expect(JSON.parse(await readFile(preferencesFile(), 'utf8'))).toMatchObject({
      organisation: 'Northwind',
      paper: 'a5',
      later: { kept: true },
      author: 'Ana',
    });
  });
});

test.each([
  ['/', 'index.html'],
  ['/assets/a.js', 'assets/a.js'],
  ['/a%20b.js', 'a b.js'],
])('%s is %s inside the bundle', (urlPath, inside) => {
  expect(fileOf('/bundle', urlPath)).toBe(path.join('/bundle', inside));
});

test.each([
  '/..',
  '/../x.js',
  '/%2e%2e/x.js',
  '/a/../../x.js',
  String.raw`/..\x.js`,
  '/C:/x.js',
  '/%00',
  '/%',
])('%s is nothing inside the bundle', (urlPath) => expect(fileOf('/bundle', urlPath)).toBeNull());
