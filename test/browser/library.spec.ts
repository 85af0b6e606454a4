/** The library as its user meets it: first start, finding, keyboard, trash, import, faults, thousands of reports. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { encodeReportFile } from '../../electron/library/report-file.ts';
import { Report } from '../../shared/report/schema.ts';
import { expectAccessible } from './axe.ts';
import { expect, expectNoPageScroll, goTo, test, zoomTo200 } from './fixtures.ts';
import type { Page } from '@playwright/test';
import { filed } from '../setup/filed.ts';

const sample = (name: string): Promise<string> => readFile(`resources/samples/${name}.json`, 'utf8');

const openExamples = async (page: Page): Promise<void> => {
  for (const name of ['outage', 'data breach', 'ransomware']) {
    await page.getByRole('button', { name: 'New report' }).click();
    await page.getByRole('menuitem', { name: `Example: ${name}` }).click();
    await expect(page).toHaveURL(/#\/report\//);
    await goTo(page, '#/');
  }
  await expect(rows(page)).toHaveCount(3);
};

const rows = (page: Page) => page.getByRole('grid', { name: 'Reports' }).getByRole('row');

const chooseFiles = (page: Page, files: { name: string; content: string | Buffer }[]) =>
  page
    .locator('input[type=file]')
    .setInputFiles(
      files.map(({ name, content }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })),
    );

test('the first start opens a filled example with one press', async ({ app }) => {
  await expect(app.getByRole('button', { name: 'Start an empty report' })).toBeVisible();
  await expectAccessible(app);
  await app.getByRole('button', { name: 'Outage' }).click();
  await expect(app).toHaveURL(/#\/report\//);
  await expect(app.getByText('INC-2026-02-10-001').first()).toBeVisible();
  await goTo(app, '#/');
  await expect(rows(app)).toHaveCount(1);
  await expect(rows(app)).toContainText('P1');
  await expect(rows(app)).toContainText('Outage');
});

test('an empty report is one press away too, and is kept', async ({ app, machine }) => {
  await app.getByRole('button', { name: 'Start an empty report' }).click();
  await expect(app).toHaveURL(/#\/report\//);
  await app.reload();
  await goTo(app, '#/');
  await expect(rows(app)).toContainText('Untitled report');
  expect(await readdir(path.join(machine.library, 'reports'))).toHaveLength(1);
});

test('search finds text anywhere in a report, says how many, and is emptied by Escape', async ({ app }) => {
  await openExamples(app);
  await app.keyboard.press('/');
  const search = app.getByRole('searchbox', { name: 'Search reports' });
  await expect(search).toBeFocused();
  await app.keyboard.type('ransomware plants');
  await expect(rows(app)).toHaveCount(1);
  await expect(app.getByRole('status')).toContainText('1 report contains “ransomware plants”');
  await app.keyboard.type(' nowhere-to-be-found');
  await expect(app.getByText('No report contains all of these words.')).toBeVisible();
  await expectAccessible(app);
  await app.keyboard.press('Escape');
  await expect(rows(app)).toHaveCount(3);
  await rows(app).first().focus();
  await app.keyboard.press('Control+f');
  await expect(search).toBeFocused();
});

test('everything works by keyboard: arrows, Enter, Delete, and Undo brings a report back', async ({
  app,
}) => {
  await openExamples(app);
  const titles = await rows(app).allTextContents();
  await rows(app).first().focus();
  await app.keyboard.press('ArrowDown');
  await expect(rows(app).nth(1)).toBeFocused();
  await app.keyboard.press('Delete');
  await expect(rows(app)).toHaveCount(2);
  const message = app.getByRole('group', { name: 'Messages' });
  await expect(message).toContainText('Moved to trash');
  // A message waits as long as the pointer is on it.
  await message.hover();
  await expectAccessible(app);
  await message.getByRole('button', { name: 'Undo' }).focus();
  await app.keyboard.press('Enter');
  await expect(rows(app)).toHaveCount(3);
  expect(await rows(app).allTextContents()).toEqual(titles);
  await rows(app).nth(2).focus();
  await app.keyboard.press('Delete');
  await expect(rows(app)).toHaveCount(2);
  await app.keyboard.press('Control+z');
  await expect(rows(app)).toHaveCount(3);
  await rows(app).nth(2).focus();
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/#\/report\//);
  await app.goBack();
  await expect(rows(app).nth(2)).toBeFocused();
});

test('the context menu and the row menu duplicate and trash', async ({ app }) => {
  await openExamples(app);
  await rows(app).first().click({ button: 'right' });
  await expectAccessible(app);
  await app.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(rows(app)).toHaveCount(4);
  await rows(app)
    .first()
    .getByRole('button', { name: /^Actions for/ })
    .click();
  await app.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(rows(app)).toHaveCount(3);
  await rows(app).first().focus();
  await app.keyboard.press('Shift+F10');
  await expect(app.getByRole('menuitem', { name: 'Open' })).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(app).toHaveURL(/#\/report\//);
});

const markdown = `# Post-Mortem Report: Queue stalled

**Incident ID:** INC-2026-03-14-002
**Severity:** High

## Timeline
| Time | Event | Actor | Notes |
|------|-------|-------|-------|
| 09:12 | Workers stop | Scheduler | |

## Weather on that day
It rained in the server room.
`;

test('an import says what it understood, what it kept and what to check, then opens', async ({ app }) => {
  await chooseFiles(app, [{ name: 'queue.md', content: markdown }]);
  const dialog = app.getByRole('dialog', { name: 'Imported' });
  await expect(dialog).toContainText('queue.md');
  await expect(dialog).toContainText('Timeline');
  await expect(dialog).toContainText('Weather on that day');
  await expect(dialog).toContainText('High');
  await expectAccessible(app);
  await dialog.getByRole('button', { name: 'Open report' }).click();
  await expect(app).toHaveURL(/#\/report\//);
  await expect(app.getByText('INC-2026-03-14-002').first()).toBeVisible();
});

test('a file that is no report is refused with a reason, and nothing is stored', async ({ app, machine }) => {
  await chooseFiles(app, [
    { name: 'picture.md', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]) },
    { name: 'half.json', content: '{"schemaVersion": 1,' },
  ]);
  const dialog = app.getByRole('dialog', { name: 'Nothing was imported' });
  await expect(dialog).toContainText('picture.md');
  await expect(dialog).toContainText('half.json');
  await expect(dialog.getByRole('alert')).toHaveCount(2);
  await expectAccessible(app);
  await app.keyboard.press('Escape');
  await expect(app.getByRole('button', { name: 'Start an empty report' })).toBeVisible();
  expect(await readdir(path.join(machine.library, 'reports')).catch(() => [])).toEqual([]);
});

test('a file can be dropped anywhere on the window', async ({ app }) => {
  const drag = await app.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.md', { type: 'text/markdown' }));
    return transfer;
  }, markdown);
  await app.dispatchEvent('header', 'dragenter', { dataTransfer: drag });
  await expect(app.getByText('Drop to import', { exact: true })).toBeVisible();
  await app.dispatchEvent('header', 'drop', { dataTransfer: drag });
  await expect(app.getByRole('dialog', { name: 'Imported' })).toContainText('dropped.md');
  await expect(app.getByText('Drop to import', { exact: true })).toBeHidden();
});

test('files that cannot be read are named with the reason, the others are listed', async ({
  app,
  machine,
}) => {
  await openExamples(app);
  await writeFile(path.join(machine.library, 'reports', 'broken.json'), '{"half":');
  await app.reload();
  await expect(app.getByText('1 file of the library could not be read')).toBeVisible();
  await expect(app.getByText('broken.json')).toBeVisible();
  await expect(rows(app)).toHaveCount(3);
  await expectAccessible(app);
});

test('when the host is gone the screen says so and keeps the list', async ({ app, machine, faults }) => {
  await openExamples(app);
  await machine.stop();
  await app.getByRole('searchbox').fill('outage');
  await expect(app.getByRole('alert')).toBeVisible();
  await expect(rows(app)).toHaveCount(3);
  await expectAccessible(app);
  await app.goto('about:blank');
  // The browser itself notes each request that found nobody.
  const provoked =
    /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/;
  expect(faults.filter((fault) => !provoked.test(fault))).toEqual([]);
  faults.length = 0;
});

test(
  'a thousand reports: a page of rows is drawn, all are in reach, search finds the one',
  { tag: '@long' },
  async ({ app, machine }) => {
    const folder = path.join(machine.library, 'reports');
    await mkdir(folder, { recursive: true });
    const report = Report.parse(JSON.parse(await sample('outage')));
    for (let index = 0; index < 1200; index += 1) {
      const incidentId = `INC-2026-02-10-${String(index).padStart(4, '0')}`;
      const copy = { ...report, id: `copy-${index}`, incident: { ...report.incident, incidentId } };
      await writeFile(
        path.join(folder, `${copy.id}.json`),
        encodeReportFile(filed(copy, new Date(Date.UTC(2026, 2, 1) + index * 60_000))),
      );
    }
    await app.reload();
    await expect(app.getByText('1,200 reports', { exact: true })).toBeVisible({ timeout: 60_000 });
    expect(await rows(app).count()).toBeLessThan(100);
    await rows(app).first().focus();
    await app.keyboard.press('End');
    const focused = app.locator('[role=row]:focus');
    await expect(focused).toHaveAttribute('aria-rowindex', '1200');
    // The first saved stands last; its page was fetched when it came in sight.
    await expect(focused).toContainText('INC-2026-02-10-0000');
    await app.keyboard.press('PageUp');
    await app.keyboard.press('ArrowUp');
    await expect(focused).toContainText(/INC-2026-02-10-00\d\d/);
    await app.keyboard.press('Home');
    await expect(focused).toContainText('INC-2026-02-10-1199');
    await app.keyboard.press('ArrowRight');
    await expect(app.locator('button:focus')).toHaveAccessibleName(/^Actions for/);
    await app.keyboard.press('ArrowLeft');
    await expect(focused).toHaveAttribute('aria-rowindex', '1');
    await app.getByRole('searchbox').fill('INC-2026-02-10-0777');
    await expect(rows(app)).toHaveCount(1);
  },
);

test(
  'at 200 % zoom the page does not scroll and every action is in sight',
  { tag: '@long' },
  async ({ app }) => {
    await zoomTo200(app);
    await expectNoPageScroll(app);
    await app.setViewportSize({ width: 1280, height: 800 });
    await openExamples(app);
    await zoomTo200(app);
    await expectNoPageScroll(app);
    for (const name of ['New report', 'Import…', 'Settings']) {
      await expect(app.getByRole('button', { name, exact: true })).toBeInViewport();
    }
    await expect(rows(app).first()).toBeInViewport();
    await expectAccessible(app);
  },
);

test('the samples are what the examples open', async ({ app }) => {
  await openExamples(app);
  for (const name of ['outage', 'data-breach', 'ransomware']) {
    const { incident } = JSON.parse(await sample(name)) as { incident: { title: string } };
    await expect(rows(app).filter({ hasText: incident.title })).toHaveCount(1);
  }
});
