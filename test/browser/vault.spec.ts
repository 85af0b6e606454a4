/** Encryption as its user meets it: turned on, locked, unlocked, changed, and taken away again. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from './axe.ts';
import { expect, goTo, test } from './fixtures.ts';
import type { Page } from '@playwright/test';

const PASSPHRASE = 'seven quiet otters in a row';
const NEXT = 'eleven words that nobody says';
/** Where pictures of each screen go, where somebody wants to look at them. */
const PICTURES = process.env['DEBRIEF_PICTURES'];

const picture = async (page: Page, name: string): Promise<void> => {
  if (PICTURES === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join(PICTURES, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: null });
};

const openSettings = async (page: Page): Promise<void> => {
  await goTo(page, '#/settings');
  await expect(page.getByRole('heading', { name: 'Encryption' })).toBeVisible();
};

const encrypt = async (page: Page): Promise<void> => {
  await openSettings(page);
  await page.getByRole('button', { name: 'Turn on encryption…' }).click();
  await page.getByRole('textbox', { name: 'New passphrase' }).fill(PASSPHRASE);
  await page.getByRole('textbox', { name: 'The same again' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Encrypt the library' }).click();
  await expect(page.getByText(/The library is encrypted(?:: \d+ files?)?\./)).toBeVisible({
    timeout: 30_000,
  });
};

const lockedHeading = (page: Page) => page.getByRole('heading', { name: 'Library locked' });

const unlock = async (page: Page, passphrase: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(lockedHeading(page)).toBeHidden({ timeout: 30_000 });
};

const startReport = async (page: Page, title: string): Promise<string> => {
  await page.getByRole('button', { name: 'New report' }).click();
  await page.getByRole('menuitem', { name: 'Empty report' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await expect(page.getByRole('status').filter({ hasText: /^Saved / })).toBeAttached();
  return new URL(page.url()).hash;
};

test('a library is encrypted, locked, unlocked on the same report, and written to', async ({
  app,
  machine,
}) => {
  test.slow();
  const address = await startReport(app, 'Marker Quokka');
  await openSettings(app);
  await app.getByRole('button', { name: 'Turn on encryption…' }).click();
  await app.getByRole('textbox', { name: 'New passphrase' }).fill('short');
  await app.getByRole('textbox', { name: 'The same again' }).fill('shorx');
  await expect(app.getByText('It needs at least 12 characters.')).toBeVisible();
  await expect(app.getByText('The two passphrases differ.')).toBeVisible();
  await expect(app.getByRole('button', { name: 'Encrypt the library' })).toBeDisabled();
  await app.getByRole('textbox', { name: 'New passphrase' }).fill(PASSPHRASE);
  await app.getByRole('textbox', { name: 'The same again' }).fill(PASSPHRASE);
  await picture(app, 'turn-on');
  await expectAccessible(app);
  await app.getByRole('button', { name: 'Encrypt the library' }).click();
  await expect(app.getByText(/The library is encrypted: \d+ files?\./)).toBeVisible({ timeout: 30_000 });
  await picture(app, 'turned-on');
  await expectAccessible(app);
  const reports = path.join(machine.library, 'reports');
  for (const name of await readdir(reports)) {
    expect((await readFile(path.join(reports, name))).includes('Quokka')).toBe(false);
  }

  await goTo(app, address);
  await expect(app.getByRole('textbox', { name: 'Title' })).toHaveValue('Marker Quokka');
  await app.keyboard.press('Control+Shift+L');
  await expect(lockedHeading(app)).toBeVisible();
  expect(new URL(app.url()).hash).toBe(address);
  expect(await app.content()).not.toContain('Quokka');
  await expect(app.getByRole('textbox', { name: 'Passphrase' })).toBeFocused();
  await picture(app, 'locked');
  await expectAccessible(app);

  await app.getByRole('textbox', { name: 'Passphrase' }).fill('not this one at all');
  await app.keyboard.press('Enter');
  await expect(app.getByText('This is not the passphrase of the library.')).toBeVisible({ timeout: 30_000 });
  await picture(app, 'wrong');
  await expectAccessible(app);
  await app.getByRole('button', { name: 'Show passphrase' }).click();
  await expect(app.getByRole('textbox', { name: 'Passphrase' })).toHaveAttribute('type', 'text');
  await unlock(app, PASSPHRASE);
  await expect(app.getByRole('textbox', { name: 'Title' })).toHaveValue('Marker Quokka');
  await app.getByRole('textbox', { name: 'Title' }).fill('Marker Wombat');
  await expect(app.getByRole('status').filter({ hasText: /^Saved / })).toBeAttached();

  // Undo steps are texts too, and session storage is written to the disk.
  const stored = await app.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
  expect(stored).not.toMatch(/Quokka|Wombat/);
  await app.goto('about:blank');
  await machine.stop();
  await app.goto(await machine.start());
  await expect(lockedHeading(app)).toBeVisible();
  await unlock(app, PASSPHRASE);
  await expect(app.getByText('Marker Wombat')).toBeVisible();
});

test('the passphrase is changed, and a recovery key opens what it was printed for', async ({ app }) => {
  test.slow();
  await encrypt(app);
  await app.getByRole('button', { name: 'Change passphrase…' }).click();
  await app.getByRole('textbox', { name: 'Current passphrase' }).fill('not this one at all');
  await app.getByRole('textbox', { name: 'New passphrase' }).fill(NEXT);
  await app.getByRole('textbox', { name: 'The same again' }).fill(NEXT);
  await app.getByRole('button', { name: 'Change passphrase', exact: true }).click();
  await expect(app.getByText('This is not the passphrase of the library.')).toBeVisible({ timeout: 30_000 });
  await picture(app, 'change');
  await expectAccessible(app);
  await app.getByRole('textbox', { name: 'Current passphrase' }).fill(PASSPHRASE);
  await app.getByRole('button', { name: 'Change passphrase', exact: true }).click();
  await expect(app.getByText('The library has a new passphrase.')).toBeVisible({ timeout: 30_000 });

  await app.getByRole('button', { name: 'Print a recovery key…' }).click();
  await app.getByRole('textbox', { name: 'Current passphrase' }).fill(NEXT);
  await app.getByRole('button', { name: 'Show the key' }).click();
  const sheet = app.locator('.recovery-sheet__key');
  await expect(sheet).toBeVisible({ timeout: 30_000 });
  const printed = (await sheet.textContent()) ?? '';
  expect(printed).toMatch(/^[0-9A-Z]{5}(?:[- ][0-9A-Z]{5}){8}$/);
  await picture(app, 'recovery');
  await expectAccessible(app);
  await app.emulateMedia({ media: 'print' });
  await expect(app.getByRole('heading', { name: 'Settings' })).toBeHidden();
  await expect(sheet).toBeVisible();
  await app.emulateMedia({ media: null });
  await app.getByRole('button', { name: 'I have it on paper' }).click();
  expect(await app.content()).not.toContain(printed);

  await app.getByRole('button', { name: 'Lock now' }).click();
  await app.getByRole('button', { name: 'Use recovery key' }).click();
  await app.getByRole('textbox', { name: 'Recovery key' }).fill(printed.replace(/.$/, 'U'));
  await app.keyboard.press('Enter');
  await expect(app.locator('.ui-error')).toBeVisible();
  await app.getByRole('textbox', { name: 'Recovery key' }).fill(printed);
  await app.getByRole('button', { name: 'Unlock' }).click();
  await expect(app.getByRole('heading', { name: 'Encryption' })).toBeVisible();

  await app.getByRole('button', { name: 'Turn off encryption…' }).click();
  await app.getByRole('textbox', { name: 'Current passphrase' }).fill(NEXT);
  await picture(app, 'turn-off');
  await expectAccessible(app);
  await app.getByRole('button', { name: 'Decrypt the library' }).click();
  await expect(app.getByText(/The library is decrypted/)).toBeVisible({ timeout: 30_000 });
  await expect(app.getByRole('button', { name: 'Turn on encryption…' })).toBeVisible();
});

test('what could not be saved before a lock is kept in the window and saved after it', async ({ app }) => {
  test.slow();
  await startReport(app, 'Kept in hand');
  const address = new URL(app.url()).hash;
  await encrypt(app);
  await goTo(app, address);
  await expect(app.getByRole('textbox', { name: 'Title' })).toHaveValue('Kept in hand');
  // The disk refuses, as far as this window can tell.
  const refused = JSON.stringify({
    ok: false,
    error: {
      code: 'could-not-write',
      message: 'The report could not be saved: the disk is full.',
      kept: '',
      next: '',
      problems: [],
    },
  });
  await app.route('**/api/report.save', (route) =>
    route.fulfill({ status: 200, contentType: 'application/json', body: refused }),
  );
  await app.getByRole('textbox', { name: 'Title' }).fill('Typed at the last moment');
  await expect(app.getByText('the disk is full')).toBeVisible();
  await app.keyboard.press('Control+Shift+L');
  await expect(lockedHeading(app)).toBeVisible();
  await expect(app.getByText('Some edits were not saved before it locked.')).toBeVisible();
  expect(await app.content()).not.toContain('last moment');
  await expect(app.getByRole('textbox', { name: 'Passphrase' })).toBeFocused();
  await picture(app, 'unsaved');
  await app.unroute('**/api/report.save');
  await unlock(app, PASSPHRASE);
  await expect(app.getByRole('textbox', { name: 'Title' })).toHaveValue('Typed at the last moment');
  await expect(app.getByRole('status').filter({ hasText: /^Saved / })).toBeAttached();
  await app.reload();
  await expect(app.getByRole('textbox', { name: 'Title' })).toHaveValue('Typed at the last moment');
});
