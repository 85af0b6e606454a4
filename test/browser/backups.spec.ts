/** Backups as their user meets them in the settings: made, checked, and what comes back from them. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, expectNoPageScroll, goTo, type Machine, test, zoomTo200 } from './fixtures.ts';

/** A report of the shipped examples in the library. */
const makeReport = async (app: Page): Promise<string> => {
  const created = await app.evaluate(async () => {
    const response = await fetch('/api/library.create', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: 'outage' }),
    });
    return (await response.json()) as { value: { id: string } };
  });
  return created.value.id;
};

const openSettings = async (app: Page): Promise<Locator> => {
  await goTo(app, '#/settings');
  const part = app.locator('.settings__part').filter({ has: app.getByRole('heading', { name: 'Backups' }) });
  await expect(part).toBeVisible();
  return part;
};

const backups = (part: Locator): Locator => part.getByRole('list', { name: 'Backups' }).getByRole('listitem');

const backUpNow = async (part: Locator): Promise<void> => {
  await part.getByRole('button', { name: 'Back up now' }).click();
  await expect(part.getByText('Backed up 1 report')).toBeVisible();
  // On a slow machine the daily one may be there as well.
  await expect(backups(part)).not.toHaveCount(0);
};

/** Folder of the newest rolling copy. */
const newest = async (machine: Machine): Promise<string> => {
  const names = await readdir(path.join(machine.library, 'backups'));
  return path.join(machine.library, 'backups', names.toSorted().at(-1) ?? '');
};

test('a backup is made, listed and checked; damage is named by file', async ({ app, machine }) => {
  const id = await makeReport(app);
  const part = await openSettings(app);
  await backUpNow(part);
  await expect(part.getByText(/^Last backup: Today \d\d:\d\d\./)).toBeVisible();
  await expect(backups(part).first()).toContainText('1 report');
  await part
    .getByRole('button', { name: /^Check backup of Today/ })
    .first()
    .click();
  await expect(part.getByText('Verified')).toBeVisible();
  await expectAccessible(app);
  const file = path.join(await newest(machine), 'reports', `${id}.json`);
  await rm(file);
  await writeFile(file, 'rotten');
  await part
    .getByRole('button', { name: /^Check backup of Today/ })
    .first()
    .click();
  await expect(part.getByText('1 file damaged')).toBeVisible();
  await expect(part.getByText(`reports/${id}.json`)).toBeVisible();
  await expectAccessible(app);
});

test('a report is found in a backup and put back', async ({ app, machine }) => {
  const id = await makeReport(app);
  const part = await openSettings(app);
  await backUpNow(part);
  await rm(path.join(machine.library, 'reports', `${id}.json`));
  await part
    .getByRole('button', { name: /^Restore… from Today/ })
    .first()
    .click();
  const dialog = app.getByRole('dialog', { name: 'Restore from a backup' });
  const found = dialog.getByRole('list', { name: 'Reports in the backup' }).getByRole('listitem');
  await expect(found).toHaveCount(1);
  await dialog.getByLabel('Title or incident ID').fill('nothing like it');
  await expect(dialog.getByText('No report in it matches.')).toBeVisible();
  await dialog.getByLabel('Title or incident ID').fill('INC-');
  await expect(found).toHaveCount(1);
  await expectAccessible(app);
  await dialog.getByRole('button', { name: /^Put back / }).click();
  await expect(dialog.getByRole('alert')).toContainText('It was not in the library and is now.');
  await expectAccessible(app);
  await dialog.getByRole('button', { name: 'Open report' }).click();
  await expect(app).toHaveURL(new RegExp(`#/report/${id}`));
});

test('a copy elsewhere is made, shown there, and restored into a folder of its own', async ({
  app,
  machine,
}) => {
  await makeReport(app);
  const part = await openSettings(app);
  const disk = path.join(machine.library, '..', 'disk');
  await mkdir(disk);
  await part.getByRole('button', { name: 'Back up to a folder…' }).click();
  const ask = app.getByRole('dialog', { name: 'Back up to a folder' });
  await expect(ask.getByLabel('Folder')).toBeFocused();
  await expectAccessible(app);
  await ask.getByLabel('Folder').fill(machine.library);
  await ask.getByRole('button', { name: 'Back up', exact: true }).click();
  await expect(part.getByRole('alert')).toContainText('The folder lies in the library itself.');
  await part.getByRole('button', { name: 'Back up to a folder…' }).click();
  await ask.getByLabel('Folder').fill(disk);
  await ask.getByRole('button', { name: 'Back up', exact: true }).click();
  await expect(part.getByText('Backed up 1 report')).toBeVisible();
  expect(await readdir(disk)).toHaveLength(1);

  await part.getByRole('button', { name: 'Restore from a folder…' }).click();
  const from = app.getByRole('dialog', { name: 'Restore from a folder' });
  await from.getByLabel('Folder').fill(disk);
  await from.getByRole('button', { name: 'Show its backups' }).click();
  await expect(part.getByText(`Backups in ${disk}.`)).toBeVisible();
  await expect(backups(part)).toHaveCount(1);
  await part
    .getByRole('button', { name: /^Restore… from Today/ })
    .first()
    .click();
  const dialog = app.getByRole('dialog', { name: 'Restore from a backup' });
  await dialog.getByText('The whole library').click();
  const to = path.join(machine.library, '..', 'restored');
  await dialog.getByLabel('Into this folder').fill(to);
  await expectAccessible(app);
  await dialog.getByRole('button', { name: 'Restore the library' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Restored 2 files.');
  expect(await readdir(path.join(to, 'reports'))).toHaveLength(1);
  await dialog.getByRole('button', { name: 'Restore the library' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The folder is not empty.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await part.getByRole('button', { name: 'Show the library’s own' }).click();
  await expect(part.getByText(/^(?:There is no backup yet|Last backup: Today)/)).toBeVisible();
});

test(
  'how many stay is kept; the section fits at 200 % zoom, in light and dark',
  { tag: '@long' },
  async ({ app }) => {
    await makeReport(app);
    const part = await openSettings(app);
    await backUpNow(part);
    await part.getByRole('button', { name: /Keep daily backups/ }).click();
    await app.getByRole('option', { name: '14 days' }).click();
    await app.reload();
    await expect(part.getByRole('button', { name: /Keep daily backups/ })).toContainText('14 days');
    for (const theme of ['Dark', 'Light']) {
      await app.getByText(theme, { exact: true }).click();
      await part.scrollIntoViewIfNeeded();
      await expectAccessible(app);
      await part.screenshot({ path: `test-results/backups-${theme}.png` });
    }
    await zoomTo200(app);
    await expectNoPageScroll(app);
    await expectAccessible(app);
    await part.scrollIntoViewIfNeeded();
    await app.screenshot({ path: 'test-results/backups-zoom.png' });
  },
);
