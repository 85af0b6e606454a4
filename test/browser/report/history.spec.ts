/** The history of a report as its user meets it: who changed what, how two moments differ, and putting back what was. */
import type { Page } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SaveNote } from '../../../shared/contract/history.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { expectAccessible } from '../axe.ts';
import { expect, expectNoPageScroll, goTo, test, zoomTo200 } from '../fixtures.ts';
import { ask, expectSaved, onDisk, openNew, openSection } from './open.ts';

/** Saves a change past the window, as an earlier session did. */
const save = async (app: Page, id: string, edit: (report: Report) => Report, note?: SaveNote) => {
  const window = 'an-earlier-session';
  const { report, sha256 } = await ask(app, 'report.open', { id, window });
  await ask(app, 'report.save', { report: edit(report), base: sha256, window, ...(note ? { note } : {}) });
  await ask(app, 'report.close', { id, window });
};

const titled =
  (title: string) =>
  (report: Report): Report => ({ ...report, incident: { ...report.incident, title } });

/** Opens a report that was edited before this window knew it. */
const openEdited = async (
  app: Page,
  edits: readonly ((report: Report) => Report)[],
  from: 'template' | 'outage' = 'outage',
): Promise<string> => {
  const { id } = await ask(app, 'library.create', { from });
  for (const edit of edits) await save(app, id, edit);
  await openSection(app, id, 'incident', 'Incident');
  await app.getByRole('tab', { name: 'History' }).click();
  return id;
};

const panel = (app: Page) => app.getByRole('tabpanel', { name: 'History' });
const dialog = (app: Page) => app.getByRole('dialog', { name: 'What changed' });

const openMenu = async (app: Page, item: string, index = 0): Promise<void> => {
  await panel(app)
    .getByRole('button', { name: /^Compare / })
    .nth(index)
    .click();
  await app.getByRole('menuitem', { name: item }).click();
};

test.describe('the panel', () => {
  test.use({ timezoneId: 'Asia/Kolkata' });

  test('tells who changed what and when, in UTC and local time, and follows each save', async ({ app }) => {
    await ask(app, 'settings.write', { author: 'Ada Okafor' });
    await openNew(app, 'template');
    await app.getByRole('tab', { name: 'History' }).click();
    const created = panel(app).getByRole('listitem').filter({ hasText: 'Created' });
    await expect(created).toContainText('Ada Okafor');
    await expect(created).toContainText(/\d\d:\d\d UTC/);
    await expect(created).toContainText(/\d\d:\d\d here/);

    await app.getByLabel('Title').fill('Bookings stand still');
    await app.getByLabel('Report author').fill('Ines Voss');
    await expectSaved(app);
    const newest = panel(app).locator('.entry').first();
    await expect(newest).toContainText('2 changes in Incident');
    await expect(newest.getByRole('insertion').first()).toContainText('Bookings stand still');

    await app.getByLabel('Title').fill('Bookings stood still');
    await expectSaved(app);
    const saves = newest.getByRole('button', { name: /^2 saves, entries 2 to 3$/ });
    await expect(saves).toHaveAttribute('aria-expanded', 'false');
    await expect(newest).not.toContainText('Bookings stand still');
    await saves.press('Enter');
    await expect(newest.getByRole('list', { name: 'Saves' }).locator('.entry__save')).toHaveCount(2);
    await expect(newest.getByRole('deletion').filter({ hasText: 'stand' })).toBeVisible();
    await expectAccessible(app);
  });
});

test(
  'a history of many entries is read page by page while one scrolls',
  { tag: '@long' },
  async ({ app }) => {
    const { id } = await ask(app, 'library.create', { from: 'template' });
    for (let number = 1; number <= 70; number += 1) {
      await save(app, id, titled(`Title ${number}`), { kind: 'edited', reason: `Reason ${number}` });
    }
    await openSection(app, id, 'incident', 'Incident');
    await app.getByRole('tab', { name: 'History' }).click();
    await expect(panel(app).getByText('Reason 70', { exact: true })).toBeVisible();
    const entries = panel(app).locator('.entry');
    await expect(entries).toHaveCount(60);
    await panel(app).getByRole('button', { name: 'Show older entries' }).focus();
    await expect(panel(app).getByText('Reason 5', { exact: true })).toBeAttached();
    for (let turn = 0; turn < 4 && (await entries.count()) < 71; turn += 1) {
      await entries.last().scrollIntoViewIfNeeded();
    }
    await expect(entries).toHaveCount(71);
    await expect(panel(app).getByText('Created')).toBeAttached();
    await expect(panel(app).getByRole('button', { name: 'Show older entries' })).toHaveCount(0);
  },
);

test('a field is put back from the comparison with now, with a reason, and the undo takes it back', async ({
  app,
}) => {
  const id = await openEdited(app, [
    titled('The right title'),
    (report) => ({ ...titled('The wrong title')(report), summary: { ...report.summary, text: 'Gone.' } }),
  ]);
  await panel(app).getByRole('button', { name: /saves/ }).click();
  await panel(app)
    .locator('.entry__save')
    .nth(1)
    .getByRole('button', { name: /^Compare / })
    .click();
  await app.getByRole('menuitem', { name: 'Compare with now' }).click();
  await expect(dialog(app)).toContainText('2 differences');
  await expect(dialog(app).getByRole('deletion').filter({ hasText: 'right' })).toBeVisible();
  await expect(dialog(app).getByRole('insertion').filter({ hasText: 'wrong' })).toBeVisible();
  await expectAccessible(app);

  await dialog(app).getByLabel('Reason for putting back').fill('The paste was meant for another report');
  // A narrow window has no room for the panel; the comparison stays, with what was typed.
  const size = app.viewportSize() ?? { width: 1280, height: 720 };
  await app.setViewportSize({ width: 900, height: 700 });
  await expect(panel(app)).toBeHidden();
  await expect(dialog(app).getByLabel('Reason for putting back')).toHaveValue(/^The paste/);
  await app.setViewportSize(size);
  await dialog(app).getByRole('button', { name: 'Put back: Title' }).click();
  await expect(dialog(app)).toContainText('Title put back.');
  await expect(dialog(app)).toContainText('1 difference.');
  expect((await onDisk(app, id)).incident.title).toBe('The right title');
  const [entry] = (await ask(app, 'history.list', { id, limit: 1 })).entries;
  expect(entry).toMatchObject({ kind: 'restored', reason: 'The paste was meant for another report' });
  expect(entry?.changes.map(({ path: field }) => field)).toEqual([['incident', 'title']]);

  await expect(dialog(app).getByRole('button', { name: 'Undo' })).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(dialog(app)).toContainText('2 differences');
  await dialog(app).getByRole('button', { name: 'Put back: Title' }).click();
  await dialog(app).getByRole('button', { name: 'Close' }).last().click();
  await expect(app.getByLabel('Title')).toHaveValue('The right title');
  await expect(panel(app).locator('.entry').first()).toContainText('Put back');

  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(app.getByLabel('Title')).toHaveValue('The wrong title');
  await expectSaved(app);
  await expect.poll(async () => (await onDisk(app, id)).incident.title).toBe('The wrong title');
});

test('a removed row comes back where it stood, and the whole report as it was', async ({ app }) => {
  const { id } = await ask(app, 'library.create', { from: 'outage' });
  const before = await onDisk(app, id);
  const [, second] = before.timeline.rows;
  await save(app, id, (report) => ({
    ...titled('Other words')(report),
    timeline: { rows: report.timeline.rows.filter((_, index) => index !== 1).toReversed() },
    actions: { items: [] },
  }));
  await openSection(app, id, 'incident', 'Incident');
  await app.getByRole('tab', { name: 'History' }).click();
  await openMenu(app, 'Compare with now', 1);
  const removed = dialog(app)
    .locator('.difference--removed')
    .filter({ hasText: `row ${second!.time}` });
  await expect(removed).toContainText('Error rate');
  await removed.getByRole('button', { name: /^Put back: / }).click();
  await expect(dialog(app)).toContainText('put back.');
  expect((await onDisk(app, id)).timeline.rows).toContainEqual(second);

  await dialog(app).getByRole('button', { name: 'Put back the whole report' }).click();
  await expect(dialog(app)).toBeHidden();
  await expect.poll(() => onDisk(app, id)).toEqual(before);
  const [entry] = (await ask(app, 'history.list', { id, limit: 1 })).entries;
  expect(entry).toMatchObject({ kind: 'restored', reason: expect.stringMatching(/^To the state of \d{4}-/) });

  await app.getByRole('group', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(app.getByLabel('Title')).toHaveValue('Other words');
  await expect.poll(async () => (await onDisk(app, id)).actions.items).toEqual([]);
});

test('two moments are chosen and compared by keyboard alone', async ({ app }) => {
  await openEdited(app, [titled('First'), (report) => titled('Second')(report)]);
  await panel(app).getByRole('button', { name: /saves/ }).press('Enter');
  const saves = panel(app).locator('.entry__save');
  await saves
    .nth(0)
    .getByRole('button', { name: /^Compare / })
    .press('Enter');
  await app.keyboard.press('End');
  await expect(app.getByRole('menuitem', { name: 'Compare with…' })).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(panel(app)).toContainText(/Choose the moment to compare .* with/);
  await expectAccessible(app);
  await app.keyboard.press('Escape');
  await expect(panel(app)).not.toContainText('Choose the moment');

  await saves
    .nth(0)
    .getByRole('button', { name: /^Compare / })
    .press('Enter');
  await app.keyboard.press('End');
  await app.keyboard.press('Enter');
  await saves
    .nth(1)
    .getByRole('button', { name: /^Compare with this/ })
    .press('Enter');
  await expect(dialog(app)).toContainText('1 difference.');
  await expect(dialog(app).getByRole('deletion')).toContainText('First');
  await expect(dialog(app).getByRole('insertion')).toContainText('Second');
  await expect(dialog(app).getByRole('radiogroup', { name: 'Put back to' })).toBeVisible();
  await expectAccessible(app);
  await app.keyboard.press('Escape');
  await expect(dialog(app)).toBeHidden();
});

test('a damaged history says so in plain words, and shows what is left', async ({ app, machine }) => {
  const { id } = await ask(app, 'library.create', { from: 'template' });
  await save(app, id, titled('First'));
  await save(app, id, titled('Second'));
  const journal = path.join(machine.library, 'history', `${id}.jsonl`);
  const lines = (await readFile(journal, 'utf8')).split('\n');
  await writeFile(journal, [lines[0], (lines[1] ?? '').replace('First', 'Forged'), lines[2], ''].join('\n'));
  await openSection(app, id, 'incident', 'Incident');
  await app.getByRole('button', { name: 'Show the history' }).click();
  await expect(panel(app).getByRole('alert')).toContainText('This history is not whole');
  await expect(panel(app).getByRole('alert')).toContainText('Entry 2 of the history was changed');
  await expect(panel(app).locator('.entry').first()).toBeVisible();
  await expectAccessible(app);
});

test('a report older than its history has an empty one', async ({ app, machine }) => {
  const { id } = await ask(app, 'library.create', { from: 'template' });
  const file = path.join(machine.library, 'reports', `${id}.json`);
  const { head: _head, ...older } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify(older));
  await writeFile(path.join(machine.library, 'history', `${id}.jsonl`), '');
  await openSection(app, id, 'incident', 'Incident');
  await app.keyboard.press('Control+Shift+H');
  await expect(panel(app)).toContainText('Nothing is recorded yet.');
  await expectAccessible(app);
});

test('what was put back after a crash is told once, calmly, with a way to the history', async ({
  app,
  machine,
}) => {
  const { id } = await ask(app, 'library.create', { from: 'template' });
  const file = path.join(machine.library, 'reports', `${id}.json`);
  const before = await readFile(file);
  await save(app, id, titled('Saved a moment before the crash'));
  // The journal has the save, the report file does not: as a crash between the two leaves it.
  await writeFile(file, before);
  await openSection(app, id, 'incident', 'Incident');
  await expect(app.getByLabel('Title')).toHaveValue('Saved a moment before the crash');
  const bar = app.getByRole('region', { name: 'About this report’s files' });
  await expect(bar).toContainText('put back from the history');
  await expectAccessible(app);
  await bar.getByRole('button', { name: 'Show the history' }).click();
  await expect(panel(app).getByRole('insertion')).toContainText('Saved a moment before the crash');
  await bar.getByRole('button', { name: 'Dismiss' }).click();
  await expect(bar).toHaveCount(0);
  await app.getByLabel('Title').fill('Typed on');
  await expectSaved(app);
  await goTo(app, '#/');
  await openSection(app, id, 'incident', 'Incident');
  await expect(bar).toHaveCount(0);
});

test('at 200 % zoom the history is a drawer that Escape closes last', { tag: '@long' }, async ({ app }) => {
  await openEdited(app, [titled('First'), titled('Second')]);
  await zoomTo200(app);
  await app.keyboard.press('Control+Shift+H');
  await expect(panel(app)).toBeVisible();
  await expectNoPageScroll(app);
  await expectAccessible(app);
  await openMenu(app, 'Compare with now', 1);
  await expect(dialog(app)).toContainText('1 difference.');
  await expectNoPageScroll(app);
  await expectAccessible(app);
  await app.keyboard.press('Escape');
  await expect(dialog(app)).toBeHidden();
  await expect(panel(app)).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(panel(app)).toBeHidden();
});
