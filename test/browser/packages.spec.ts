/** A report on its way between two machines, as two people see it: packed, imported, changed on both sides, merged. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, goTo, test } from './fixtures.ts';
import { ask } from './report/open.ts';

const SHOTS = process.env['DEBRIEF_SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}.png` });
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
};

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

const openExample = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Outage' }).click();
  await expect(page).toHaveURL(/#\/report\//);
  return /report\/([^/]+)/.exec(page.url())?.[1] ?? '';
};

/** Exports a package from the open report; resolves to its bytes. */
const packed = async (page: Page, id: string, passphrase?: string): Promise<Buffer> => {
  await goTo(page, `#/report/${id}`);
  await page.getByRole('button', { name: 'Export…' }).click();
  await dialog(page, 'Export').getByRole('button', { name: 'Export package…' }).click();
  const box = page.getByRole('dialog');
  await expect(box).toHaveAccessibleName('Export package');
  if (passphrase !== undefined) {
    await box.getByText('Encrypt it with a passphrase').click();
    await box.getByLabel('New passphrase', { exact: true }).fill(passphrase);
    await expect(box.getByRole('button', { name: 'Export package' })).toBeDisabled();
    await box.getByLabel('The same again', { exact: true }).fill(passphrase);
    await shoot(page, 'export-choosing');
    await expectAccessible(page);
  }
  await box.getByRole('button', { name: 'Export package' }).click();
  await expect(box).toHaveAccessibleName('Package exported', { timeout: 30_000 });
  await shoot(page, 'export-done');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    box.getByRole('link', { name: /Download .*\.debrief/ }).click(),
  ]);
  const bytes = await readFile(await download.path());
  await box.getByRole('button', { name: 'Done' }).click();
  await goTo(page, '#/');
  return bytes;
};

const choose = (page: Page, bytes: Buffer) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: 'from-ana.debrief', mimeType: 'application/octet-stream', buffer: bytes }]);

/** Edits a report behind the window's back, as its person would have before. */
const edit = (page: Page, id: string, title: string, cause = '') =>
  page.evaluate(
    async ([report, words, root]) => {
      const post = async (channel: string, input: unknown) =>
        (
          await fetch(`/api/${channel}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(input),
          })
        ).json();
      const window = 'editor-of-test';
      const { value } = await post('report.open', { id: report, window });
      const next = structuredClone(value.report);
      next.incident.title = words;
      if (root !== '') next.rootCause.rootCause = root;
      const saved = await post('report.save', { report: next, base: value.sha256, window });
      if (!saved.ok) throw new Error(JSON.stringify(saved.error));
      await post('report.close', { id: report, window });
    },
    [id, title, cause] as const,
  );

// Two shells, two browsers and a slow key: on a busy machine that takes its time.
test.describe.configure({ timeout: 240_000 });

test('a package goes from one machine to another, encrypted, and is opened there', async ({
  app,
  elsewhere,
}) => {
  await ask(app, 'settings.write', { author: 'Ana Ruiz' });
  const id = await openExample(app);
  const bytes = await packed(app, id, 'four words and some');
  await choose(elsewhere, bytes);
  const locked = dialog(elsewhere, 'The package is encrypted');
  await expect(locked.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await elsewhere.keyboard.type('not the right one');
  await elsewhere.keyboard.press('Enter');
  await expect(
    dialog(elsewhere, 'The package is encrypted').getByText('This is not the passphrase'),
  ).toBeVisible({
    timeout: 30_000,
  });
  await shoot(elsewhere, 'import-locked');
  await expectAccessible(elsewhere);
  await elsewhere.getByLabel('Passphrase', { exact: true }).fill('four words and some');
  await elsewhere.keyboard.press('Enter');
  const box = dialog(elsewhere, 'Import package');
  await expect(box.getByText('by Ana Ruiz')).toBeVisible({ timeout: 30_000 });
  await expect(box.getByText('the chain is whole')).toBeVisible();
  await expect(box.getByRole('button', { name: 'Import', exact: true })).toBeFocused();
  await shoot(elsewhere, 'import-ready');
  await expectAccessible(elsewhere);
  await elsewhere.keyboard.press('Enter');
  await expect(dialog(elsewhere, 'Imported')).toBeVisible({ timeout: 30_000 });
  await shoot(elsewhere, 'import-done');
  await elsewhere.keyboard.press('Enter');
  await expect(elsewhere).toHaveURL(new RegExp(`#/report/${id}`));
  await expect(elsewhere.getByText('INC-2026-02-10-001').first()).toBeVisible();
});

test('what both changed is decided side by side, and nothing is written before', async ({
  app,
  elsewhere,
}) => {
  const id = await openExample(app);
  await goTo(app, '#/');
  await choose(elsewhere, await packed(app, id));
  await dialog(elsewhere, 'Import package').getByRole('button', { name: 'Import', exact: true }).click();
  await dialog(elsewhere, 'Imported').getByRole('button', { name: 'Stay in the library' }).click();
  await edit(app, id, 'Outage, as Ana calls it', 'A cable, says Ana.');
  await edit(elsewhere, id, 'Outage, as Bo calls it');
  await choose(elsewhere, await packed(app, id));
  const box = dialog(elsewhere, 'Import package: changed on both sides');
  await expect(box.getByText('0 of')).toHaveCount(0);
  await expect(box.getByText('1 of 1 to decide')).toBeVisible({ timeout: 30_000 });
  await expect(box.getByRole('button', { name: 'Import merged report' })).toBeDisabled();
  await shoot(elsewhere, 'import-conflict');
  await expectAccessible(elsewhere);
  const stored = await ask(elsewhere, 'report.open', { id });
  expect(stored.report.incident.title).toBe('Outage, as Bo calls it');
  await box.getByRole('radio', { name: 'Theirs' }).check();
  await box.getByRole('button', { name: 'Import merged report' }).click();
  await expect(dialog(elsewhere, 'Imported')).toContainText('Both versions are one again');
  const merged = await ask(elsewhere, 'report.open', { id });
  expect(merged.report.incident.title).toBe('Outage, as Ana calls it');
  expect(merged.report.rootCause.rootCause).toBe('A cable, says Ana.');
});

test('a report in the trash is taken out of it from the dialog; a damaged package says so', async ({
  app,
}) => {
  const id = await openExample(app);
  await goTo(app, '#/');
  const bytes = await packed(app, id);
  await ask(app, 'library.trash', { id });
  await choose(app, bytes);
  const box = dialog(app, 'Import package');
  await expect(box.getByText('This report is in the trash of the library.')).toBeVisible();
  await shoot(app, 'import-trash');
  await expectAccessible(app);
  await box.getByRole('button', { name: 'Take it out of the trash' }).click();
  await expect(box.getByText('There is nothing to import.')).toBeVisible();
  await box.getByRole('button', { name: 'Close', exact: true }).last().click();
  const damaged = Buffer.from(bytes);
  damaged[damaged.length >> 1]! ^= 1;
  await choose(app, damaged);
  await expect(dialog(app, 'Not imported')).toContainText('Nothing was stored.');
  await shoot(app, 'import-damaged');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('dialog')).toHaveCount(0);
});

test('taking a package over can be cancelled', async ({ app }) => {
  await app.route('**/api/upload.part', async (route) => {
    // Long enough for a press of the button, however fast the machine is.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await route.continue().catch(() => undefined);
  });
  await choose(app, Buffer.alloc(6 * 1024 * 1024, 1));
  const box = dialog(app, 'Import package');
  await expect(box.getByRole('progressbar')).toBeVisible();
  await shoot(app, 'import-working');
  await box.getByRole('button', { name: 'Cancel import' }).click();
  await expect(dialog(app, 'Import cancelled')).toBeVisible();
});
