/** Files of the library that cannot be read, and the ways out that it offers. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, expectNoPageScroll, goTo, test, zoomTo200 } from './fixtures.ts';
import { ask } from './report/open.ts';

const notice = (app: Page) => app.locator('.ui-notice--warning');
const fileOf = (library: string, id: string): string => path.join(library, 'reports', `${id}.json`);

const showLibrary = async (app: Page): Promise<void> => {
  await goTo(app, '#/settings');
  await goTo(app, '#/');
};

test('a damaged report is put back from its history, and the damaged file is kept', async ({
  app,
  machine,
}) => {
  const { id } = await ask(app, 'library.create', { from: 'outage' });
  const file = fileOf(machine.library, id);
  const whole = await readFile(file, 'utf8');
  await writeFile(file, whole.slice(0, 2000));
  await showLibrary(app);
  await expect(notice(app)).toContainText('1 file of the library could not be read');
  await expect(notice(app)).toContainText('the damaged file is then kept beside it under another name');
  await expectAccessible(app);
  await notice(app)
    .getByRole('button', { name: /^Put back the state of \d+ \w+, \d\d:\d\d:\d\d UTC: / })
    .click();
  await expect(app.getByText('The report was put back')).toBeVisible();
  await expect(notice(app)).toHaveCount(0);
  expect((await ask(app, 'report.open', { id })).report).toEqual(
    (JSON.parse(whole) as { report: unknown }).report,
  );
  const kept = (await readdir(path.dirname(file))).filter((name) => name.includes('.corrupt-'));
  expect(kept).toHaveLength(1);
  expect(await readFile(path.join(path.dirname(file), kept[0] ?? ''), 'utf8')).toBe(whole.slice(0, 2000));

  await app.getByRole('button', { name: 'Open', exact: true }).click();
  await app.getByRole('tab', { name: 'History' }).click();
  await expect(app.getByRole('tabpanel').locator('.entry').first()).toContainText('Recovered');
});

test('where nothing can be put back it says what can be done', async ({ app, machine }) => {
  const { id } = await ask(app, 'library.create', { from: 'template' });
  await writeFile(fileOf(machine.library, id), 'not a report');
  await rm(path.join(machine.library, 'history', `${id}.jsonl`));
  await showLibrary(app);
  await expect(notice(app)).toContainText('Take the file from a backup');
  await expect(notice(app).getByRole('button')).toHaveCount(0);
});

test('a report of a newer version can be opened to read', async ({ app, machine }) => {
  const { id } = await ask(app, 'library.create', { from: 'outage' });
  const file = fileOf(machine.library, id);
  const stored = JSON.parse(await readFile(file, 'utf8')) as { report: Record<string, unknown> };
  const newer = { ...stored, report: { ...stored.report, schemaVersion: 99, mood: 'calm' } };
  await writeFile(file, JSON.stringify(newer));
  await showLibrary(app);
  await expect(notice(app)).toContainText('a newer Debrief is needed to edit it');
  await zoomTo200(app);
  await expectNoPageScroll(app);
  await expectAccessible(app);
  await notice(app)
    .getByRole('button', { name: /^Open to read/ })
    .click();
  await expect(app).toHaveURL(new RegExp(`#/report/${id}`));
  await expect(app.getByRole('heading', { level: 1 })).toContainText('Bookings');
  expect(await readFile(file, 'utf8')).toBe(JSON.stringify(newer));
});
