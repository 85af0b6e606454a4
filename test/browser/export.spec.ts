/** The export dialog as its user meets it: what is missing, what comes out, what happens when it fails. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from './axe.ts';
import { expect, expectNoPageScroll, test, zoomTo200 } from './fixtures.ts';
import type { Page } from '@playwright/test';

const openExport = async (page: Page, example = 'Ransomware') => {
  await page.getByRole('button', { name: example }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toBeVisible();
  return dialog;
};

const toggle = (page: Page, format: RegExp) =>
  page.getByRole('dialog').locator('label').filter({ hasText: format }).click();

const run = (page: Page) =>
  page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();

test('PDF and Word are exported and downloaded, the PDF as an archive copy', async ({ app }) => {
  await openExport(app);
  await toggle(app, /^Archive copy/);
  await run(app);
  const done = app.getByRole('dialog', { name: '2 files exported' });
  await expect(done).toBeVisible({ timeout: 30_000 });
  await expect(done).toContainText(/\d+ pages/);
  await expectAccessible(app);
  const magic = { pdf: '%PDF-', docx: 'PK' };
  for (const [ending, start] of Object.entries(magic)) {
    const waiting = app.waitForEvent('download');
    await done.getByRole('link', { name: new RegExp(`Download .*\\.${ending}$`) }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(new RegExp(`^INC-2026-05-09-001.*\\.${ending}$`));
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, start.length).toString()).toBe(start);
    if (ending === 'pdf') expect(bytes.toString('latin1')).toContain('/AFRelationship /Source');
  }
  await done.getByRole('button', { name: 'Done' }).click();
  await expect(app.getByRole('dialog')).toHaveCount(0);
});

test('the latest keystrokes are in the export', async ({ app }) => {
  await app.getByRole('button', { name: 'Ransomware' }).click();
  const title = app.getByRole('textbox', { name: 'Title' });
  await title.fill('Typed a moment before the export');
  await app.getByRole('button', { name: 'Export…' }).click();
  const dialog = app.getByRole('dialog', { name: 'Export' });
  for (const format of [/^PDF/, /^Word/, /^Markdown/]) {
    await dialog.getByRole('checkbox', { name: format }).focus();
    await app.keyboard.press('Space');
  }
  await run(app);
  await expect(app.getByRole('dialog', { name: '1 file exported' })).toBeVisible({ timeout: 30_000 });
  const waiting = app.waitForEvent('download');
  await app.getByRole('link', { name: /Download/ }).click();
  expect(await readFile(await (await waiting).path(), 'utf8')).toContain('Typed a moment before the export');
});

test('the change history is exported as an appendix where it is wanted', async ({ app }) => {
  await app.getByRole('button', { name: 'Ransomware' }).click();
  await app.getByRole('textbox', { name: 'Title' }).fill('A title for the history');
  await app.getByRole('button', { name: 'Export…' }).click();
  for (const format of [/^PDF/, /^Word/, /^Markdown/, /^Change history/]) await toggle(app, format);
  await expectAccessible(app);
  await run(app);
  await expect(app.getByRole('dialog', { name: '1 file exported' })).toBeVisible({ timeout: 30_000 });
  const waiting = app.waitForEvent('download');
  await app.getByRole('link', { name: /Download/ }).click();
  const text = await readFile(await (await waiting).path(), 'utf8');
  expect(text).toContain('## Appendix E: Change History');
  expect(text).toMatch(/\| .*Entry 2 \| .* \| Incident<br>Title \| .*A title for the history \|/);
});

test('problems stand by section and lead to their field; a draft is called one', async ({ app }) => {
  const dialog = await openExport(app);
  await expect(dialog).toContainText('DRAFT watermark');
  await expect(dialog.getByRole('heading', { name: /problems? to mend/ })).toBeVisible();
  await expectAccessible(app);
  await dialog.getByRole('button', { name: /The root cause is missing/ }).click();
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await expect(app.locator('[data-path="rootCause.rootCause"] textarea')).toBeFocused();
});

test('what is not chosen has no tick, in forced colours either', { tag: '@long' }, async ({ app }) => {
  await app.emulateMedia({ forcedColors: 'active' });
  const dialog = await openExport(app);
  const tick = (format: RegExp) => dialog.locator('label').filter({ hasText: format }).locator('svg');
  await expect(tick(/^PDF/)).toBeVisible();
  await expect(tick(/^JSON/)).toBeHidden();
});

test('nothing to export is said before, not after', async ({ app }) => {
  const dialog = await openExport(app);
  await toggle(app, /^PDF/);
  await toggle(app, /^Word/);
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  await expect(dialog).toContainText('Choose at least one format.');
});

test('a failed export says why, keeps the choice and can be tried again', async ({ app, machine }) => {
  await openExport(app);
  const folder = path.join(machine.library, 'reports');
  const [file = ''] = await readdir(folder);
  const kept = await readFile(path.join(folder, file));
  await rm(path.join(folder, file));
  await run(app);
  const failed = app.getByRole('dialog', { name: 'Not exported' });
  await expect(failed.getByRole('alert')).toBeVisible();
  await expectAccessible(app);
  await writeFile(path.join(folder, file), kept);
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(app.getByRole('dialog', { name: '2 files exported' })).toBeVisible({ timeout: 30_000 });
});

test('an export can be cancelled while it runs', async ({ app }) => {
  await openExport(app, 'Outage');
  const dialog = app.getByRole('dialog');
  await toggle(app, /^Markdown/);
  await run(app);
  await app.getByRole('button', { name: 'Cancel export' }).click();
  const cancelled = app.getByRole('dialog', { name: 'Export cancelled' });
  await expect(cancelled).toBeVisible();
  await cancelled.getByRole('button', { name: 'Back' }).click();
  await expect(dialog.getByRole('checkbox', { name: /^Markdown/ })).toBeChecked();
});

test('the paper of the settings is the one it starts with', async ({ app }) => {
  await app.getByRole('button', { name: 'Settings' }).click();
  await app.getByText('US Letter').click();
  await expect(app.getByRole('status')).toContainText('Saved');
  await app.getByRole('button', { name: 'Library' }).click();
  const dialog = await openExport(app);
  await expect(dialog.getByRole('radio', { name: 'US Letter' })).toBeChecked();
});

test('usable at 200 % zoom', { tag: '@long' }, async ({ app }) => {
  await openExport(app);
  await zoomTo200(app);
  await expectNoPageScroll(app);
  await expect(app.getByRole('dialog').getByRole('button', { name: 'Export', exact: true })).toBeInViewport();
  await expectAccessible(app);
});
