/** Two windows and a shared folder: one edits, the others read; taking over, and merging what both changed. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { ask, expectSaved, goToReport, onDisk, openNew, openSection } from './open.ts';
import { changeUnderneath, openTab, withIncident } from './other-window.ts';

test('a second tab reads along, takes over after a question, and the first keeps its text and merges it', async ({
  app,
  context,
}) => {
  const id = await openNew(app, 'outage');
  const tab = await openTab(context, app);
  const bar = tab.getByRole('region', { name: 'Read-only' });
  await expect(bar).toContainText(
    /This report is being edited in another window on this machine since today \d/,
  );
  await expect(tab.getByText('Read-only', { exact: true }).first()).toBeVisible();
  await expectAccessible(tab);

  // What the first saves the second shows, without being asked.
  await app.getByLabel('Title').fill('Typed in the first');
  await expectSaved(app);
  await expect(tab.getByLabel('Title')).toHaveValue('Typed in the first');

  // A save of the first is held up while it is taken over: its last edit stays unsaved.
  const held = Promise.withResolvers<null>();
  await app.route(
    '**/api/report.save',
    async (route) => {
      await held.promise;
      await route.continue();
    },
    { times: 1 },
  );
  await app.getByLabel('Incident commander').fill('Ana, unsaved');
  await tab.getByRole('button', { name: 'Take over…' }).click();
  const question = tab.getByRole('alertdialog', { name: 'Take over editing?' });
  await expect(question).toContainText('nothing is lost');
  await question.getByRole('button', { name: 'Take over' }).click();
  await expect(bar).toHaveCount(0);
  await tab.getByLabel('Title').fill('Typed in the second');
  await expectSaved(tab);
  held.resolve(null);

  const lost = app.getByRole('region', { name: 'Read-only' });
  await expect(lost).toContainText('Your last edits are not saved: they are kept here as you left them');
  await expect(app.getByLabel('Incident commander')).toHaveValue('Ana, unsaved');
  await expect(app.getByLabel('Incident commander')).toHaveAttribute('readonly');
  expect((await onDisk(app, id)).incident.title).toBe('Typed in the second');

  await tab.close();
  await expect(lost).toContainText('Nobody is editing this report any more.', { timeout: 30_000 });
  await expect(lost).toContainText('Your unsaved edits are merged with what was saved meanwhile.');
  await expectAccessible(app);
  await lost.getByRole('button', { name: 'Edit now' }).click();
  await expect(lost).toHaveCount(0);
  await expect(app.getByText('Merged: 1 change came in from elsewhere')).toBeVisible();
  await expectSaved(app);
  expect((await onDisk(app, id)).incident).toMatchObject({
    title: 'Typed in the second',
    commander: 'Ana, unsaved',
  });
  await app.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(app.getByRole('tabpanel', { name: 'History' })).toContainText('Merged');
});

test('a window that is loaded again keeps its report, a duplicated tab does not take it', async ({
  app,
  context,
}) => {
  await openNew(app, 'outage');
  await app.reload();
  await app.getByLabel('Title').fill('After loading again');
  await expectSaved(app);
  const name = await app.evaluate(() => sessionStorage.getItem('debrief.window'));
  const copy = await context.newPage();
  await copy.addInitScript((id) => sessionStorage.setItem('debrief.window', id), name ?? '');
  await copy.goto(app.url());
  await expect(copy.getByRole('region', { name: 'Read-only' })).toContainText('another window');
  await app.getByLabel('Title').fill('Still mine');
  await expectSaved(app);
});

test('a change made underneath comes in by itself where nothing conflicts, and one undo takes it out', async ({
  app,
  machine,
}) => {
  const id = await openNew(app, 'outage');
  await changeUnderneath(machine, id, withIncident({ commander: 'Ben' }));
  await app.getByLabel('Title').fill('Mine');
  await expect(app.getByText('Merged: 1 change came in from elsewhere')).toBeVisible();
  await expect(app.getByLabel('Incident commander')).toHaveValue('Ben');
  await expectSaved(app);
  expect((await onDisk(app, id)).incident).toMatchObject({ title: 'Mine', commander: 'Ben' });
  const { entries } = await ask(app, 'history.list', { id, limit: 5 });
  expect(entries[0]?.kind).toBe('merged');
  await app.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(app.getByLabel('Incident commander')).not.toHaveValue('Ben');
  await expect(app.getByLabel('Title')).toHaveValue('Mine');
});

test('where both changed the same, each field is decided by keyboard, and nothing is written before', async ({
  app,
  machine,
}) => {
  const id = await openNew(app, 'outage', 'summary', 'Executive summary');
  const before = await onDisk(app, id);
  await changeUnderneath(machine, id, (report) => ({
    ...withIncident({ severity: 'P3', commander: 'Ben' })(report),
    summary: { ...report.summary, text: `Their beginning. ${report.summary.text}` },
  }));
  await app.getByRole('textbox', { name: 'Summary' }).fill(`My beginning. ${before.summary.text}`);
  const dialog = app.getByRole('alertdialog', { name: 'Changed on both sides' });
  await expect(dialog).toContainText('2 other changes from there fit', { timeout: 15_000 });
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Save merged report' })).toBeDisabled();
  await expect(dialog.locator('ins').filter({ hasText: 'Their beginning' })).toBeVisible();
  await expectAccessible(app);
  await app.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  expect((await onDisk(app, id)).summary.text).toContain('Their beginning.');

  const group = dialog.getByRole('group', { name: /^1\s*Summary/ });
  await group.getByRole('radio', { name: 'Mine', exact: true }).focus();
  await app.keyboard.press('Space');
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('ArrowDown');
  await expect(group.getByRole('radio', { name: 'Both, mine first' })).toBeChecked();
  await expect(dialog).toContainText('All decided');
  for (let presses = 0; presses < 12; presses += 1) {
    const isThere = await dialog
      .getByRole('button', { name: 'Save merged report' })
      .evaluate((button) => button === document.activeElement);
    if (isThere) break;
    await app.keyboard.press('Tab');
  }
  await app.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expectSaved(app);
  const after = await onDisk(app, id);
  expect(after.summary.text).toBe(
    `My beginning. ${before.summary.text}\n\nTheir beginning. ${before.summary.text}`,
  );
  expect(after.incident).toMatchObject({ severity: 'P3', commander: 'Ben' });
});

test('mine can be kept as a report of its own; the other version is left as it is', async ({
  app,
  machine,
}) => {
  const id = await openNew(app, 'template');
  await changeUnderneath(machine, id, withIncident({ title: 'Theirs' }));
  await app.getByLabel('Title').fill('Mine');
  const dialog = app.getByRole('alertdialog', { name: 'Changed on both sides' });
  await dialog.getByRole('button', { name: 'Keep mine as a copy' }).click();
  await expect(dialog).toBeHidden();
  await expect(app.getByLabel('Title')).toHaveValue('Mine');
  const { reports } = await ask(app, 'library.list', { query: '' });
  expect(reports.map(({ title }) => title).toSorted()).toEqual(['Mine', 'Theirs']);
  expect((await onDisk(app, id)).incident.title).toBe('Theirs');
});

const sections = [
  ['incident', 'Incident'],
  ['summary', 'Executive summary'],
  ['timeline', 'Timeline'],
  ['root-cause', 'Root cause'],
  ['detection', 'Detection'],
  ['containment', 'Containment'],
  ['impact', 'Impact'],
  ['actions', 'Action items'],
  ['lessons', 'Lessons learned'],
  ['compliance', 'Compliance'],
  ['appendices', 'Appendices'],
  ['approval', 'Approval'],
] as const;

test('every section is inert while another window edits: nothing typed, pressed or dropped changes it', async ({
  app,
  context,
}) => {
  const id = await openNew(app, 'outage');
  const before = await onDisk(app, id);
  const tab = await openTab(context, app);
  for (const [section] of sections) {
    await goToReport(tab, id, section);
    const form = tab.getByRole('main');
    await expect(form.getByRole('heading', { level: 2 })).toBeVisible();
    const open = form.locator(
      'input:not([readonly]):not([type="checkbox"]):not([type="radio"]):not([type="file"]), textarea:not([readonly]), select',
    );
    await expect(open, section).toHaveCount(0);
    await expect(
      form.getByRole('button', { name: /^(Add|Remove|Move|Attach|Sort|Override|Actions for)/ }),
    ).toHaveCount(0);
    await expect(form.locator('[disabled], [aria-disabled="true"]'), section).toHaveCount(0);
    for (const box of await form.getByRole('checkbox').all()) await box.click({ force: true });
    for (const radio of await form.getByRole('radio').all()) await radio.click({ force: true });
    // Fields of one section are made alike: the first, one in the middle and the last stand for all.
    const fields = await form.locator('textarea, input[readonly]').all();
    const some = new Set([fields.at(0), fields.at(fields.length >> 1), fields.at(-1)]);
    for (const field of some) {
      if (field === undefined) continue;
      await field.focus();
      for (const keys of [
        'x',
        'Enter',
        'Control+Enter',
        'Alt+ArrowDown',
        'Control+Shift+Backspace',
        'Control+b',
        'Backspace',
      ]) {
        await tab.keyboard.press(keys);
      }
    }
  }
  await tab.keyboard.press('Control+z');
  await expect(tab.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await expect(tab.getByText('Read-only', { exact: true }).first()).toBeVisible();
  expect(await onDisk(app, id)).toEqual(before);
});

test('a report that another window edits is exported as it was saved; its text can be selected', async ({
  app,
  context,
}) => {
  const id = await openNew(app, 'outage');
  const tab = await openTab(context, app);
  const title = tab.getByLabel('Title');
  await title.focus();
  await tab.keyboard.press('Control+a');
  expect(await tab.evaluate(() => document.getSelection()?.toString())).toBe(
    (await onDisk(app, id)).incident.title,
  );
  await tab.getByRole('button', { name: 'Export…' }).first().click();
  const dialog = tab.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /^Markdown/ }).click({ force: true });
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('link', { name: /Download|\.pdf/ }).first()).toBeVisible({ timeout: 60_000 });
});

test('a report of a newer version says what is not shown, and why it is not exported', async ({
  app,
  machine,
}) => {
  const { id } = await ask(app, 'library.create', { from: 'outage' });
  const file = path.join(machine.library, 'reports', `${id}.json`);
  const stored = JSON.parse(await readFile(file, 'utf8'));
  stored.report = {
    ...stored.report,
    schemaVersion: 7,
    incident: { ...stored.report.incident, severity: 'P9', blastRadius: 'wide' },
  };
  await writeFile(file, JSON.stringify(stored));
  await openSection(app, id, 'incident', 'Incident');
  const bar = app.getByRole('region', { name: 'Read-only' });
  await expect(bar).toContainText('written by a newer version of Debrief');
  await bar.getByText('2 parts not shown').click();
  await expect(bar.getByRole('listitem')).toHaveText(['incident.blastRadius', 'Incident: Severity']);
  await expectAccessible(app);
  await app.getByRole('button', { name: 'Export…' }).first().click();
  await expect(app.getByRole('dialog')).toContainText('would lack what this version does not understand');
});
