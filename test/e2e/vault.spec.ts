/** Encryption in the desktop shell: its menu, and the system's keychain. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ask, expect, isDouble, test } from './desktop.ts';

const PASSPHRASE = 'seven quiet otters in a row';
const KEPT = { idleMinutes: null, keepForSession: true };

const canLock = (app: ElectronApplication): Promise<boolean | undefined> =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.enabled);
const state = async (page: Page): Promise<unknown> => {
  const status = await ask(page, 'vault.status', {});
  return (status.value as { state: string }).state;
};
/** What the file of the keychain holds. */
const sessionKey = async (profile: string): Promise<string | null> => {
  const text = await readFile(path.join(profile, 'session-key.json'), 'utf8').catch(() => '{"sealed":null}');
  return (JSON.parse(text) as { sealed: string | null }).sealed;
};
test('the menu locks an open encrypted library, and the window shows that it is locked', async ({
  desktop,
}) => {
  const { app, page } = desktop;
  expect(await canLock(app)).toBe(false);
  expect(await ask(page, 'vault.create', { passphrase: PASSPHRASE })).toMatchObject({ ok: true });
  await expect.poll(() => canLock(app)).toBe(true);
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.click());
  await expect(page.getByRole('heading', { name: 'Library locked' })).toBeVisible();
  await expect.poll(() => canLock(app)).toBe(false);
  expect(await ask(page, 'library.list', { query: '' })).toMatchObject({
    ok: false,
    error: { code: 'locked' },
  });
});

test('the keychain holds the key over a crash, and not over a lock or an ordinary end', async ({
  machine,
}) => {
  test.skip(!isDouble, 'a machine of tests need not have a keychain');
  test.slow();
  const first = await machine.start();
  await ask(first.page, 'vault.create', { passphrase: PASSPHRASE });
  expect(await sessionKey(machine.profile)).toBe(null);
  expect(await ask(first.page, 'vault.settings', KEPT)).toMatchObject({
    ok: true,
    value: { hasKeychain: true },
  });
  expect(await sessionKey(machine.profile)).not.toBe(null);
  const file = path.join(machine.profile, 'session-key.json');
  const left = await readFile(file);
  await first.app.close();
  expect(await sessionKey(machine.profile)).toBe(null);
  // What a program that was killed would have left behind.
  await writeFile(file, left);

  const second = await machine.start();
  expect(await state(second.page)).toBe('unlocked');
  await ask(second.page, 'vault.lock', {});
  expect(await sessionKey(machine.profile)).toBe(null);
  await ask(second.page, 'vault.unlock', { passphrase: PASSPHRASE });
  expect(await sessionKey(machine.profile)).not.toBe(null);
  await second.app.close();
  expect(await sessionKey(machine.profile)).toBe(null);
});

test('a keychain that everybody can open is none', async ({ machine }) => {
  test.skip(!isDouble || process.platform !== 'linux', 'only Linux names the backend');
  const { page } = await machine.start({ DEBRIEF_DOUBLE_KEYRING: 'basic_text' });
  await ask(page, 'vault.create', { passphrase: PASSPHRASE });
  expect(await ask(page, 'vault.settings', KEPT)).toMatchObject({ ok: true, value: { hasKeychain: false } });
  expect(await sessionKey(machine.profile)).toBe(null);
});
