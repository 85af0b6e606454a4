import { emptyReport, newTimelineRow } from '../../../shared/report/create.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectSaved, importReport, onDisk, openNew, openSection } from './open.ts';

const events = async (app: Page): Promise<string[]> =>
  app.locator('textarea[data-field="event"]').evaluateAll((cells) =>
    cells
      .map((cell) => ({
        top: cell.getBoundingClientRect().top,
        text: cell instanceof HTMLTextAreaElement ? cell.value : '',
      }))
      .toSorted((a, b) => a.top - b.top)
      .map(({ text }) => text),
  );

test('the timeline is filled by keyboard alone, as a spreadsheet is', async ({ app }) => {
  const id = await openNew(app, 'template', 'timeline', 'Timeline');
  await app.getByRole('button', { name: 'Add event' }).press('Enter');
  await expect(app.getByLabel('Time (UTC), row 1')).toBeFocused();
  for (const [time, event] of [
    ['22:10', 'Alert'],
    ['23:50', 'Contained'],
    ['00:15', 'Recovered'],
  ]) {
    await app.keyboard.type(time!);
    await app.keyboard.press('Tab');
    await app.keyboard.press('Tab');
    await app.keyboard.type(event!);
    // Enter goes on in the column where the row of Tabs began, as in a spreadsheet.
    await app.keyboard.press('Enter');
  }
  await expect(app.getByLabel('Time (UTC), row 4')).toBeFocused();
  await app.keyboard.press('Control+Backspace');
  await expect(app.getByLabel('Time (UTC), row 4')).toHaveCount(0);
  expect(await events(app)).toEqual(['Alert', 'Contained', 'Recovered']);

  await app.getByLabel('Event, row 3').focus();
  await app.keyboard.press('Alt+ArrowUp');
  await expect(app.getByLabel('Event, row 2')).toBeFocused();
  await expect(app.getByLabel('Event, row 2')).toHaveValue('Recovered');
  await app.keyboard.press('ArrowUp');
  await expect(app.getByLabel('Event, row 1')).toBeFocused();
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('Alt+ArrowDown');
  await app.keyboard.press('Control+Enter');
  await expect(app.getByLabel('Event, row 4')).toBeFocused();
  await app.keyboard.press('Control+Shift+Backspace');
  await app.getByRole('button', { name: 'Undo' }).last().click();
  await expect(app.getByLabel('Event, row 4')).toHaveCount(1);
  await expectSaved(app);
  const { rows } = (await onDisk(app, id)).timeline;
  expect(rows.map(({ event }) => event)).toEqual(['Alert', 'Contained', 'Recovered', '']);
});

test('times of day are placed on their dates, over midnight, and sorted in one undoable step', async ({
  app,
}) => {
  let next = 0;
  const newId = () => `row${(next += 1)}`;
  const base = emptyReport(newId);
  const id = await importReport(app, {
    ...base,
    incident: { ...base.incident, start: '2026-03-14T22:00Z', title: 'Over midnight' },
    timeline: {
      rows: [
        newTimelineRow(newId, { time: '22:10', event: 'Alert', phase: 'detected' }),
        newTimelineRow(newId, { time: '00:15', event: 'Recovered', phase: 'recovered' }),
        newTimelineRow(newId, { time: '2026-03-14T23:00Z', event: 'Contained', phase: 'contained' }),
      ],
    },
  });
  await openSection(app, id, 'timeline', 'Timeline');
  await expect(app.getByText('2026-03-15 +1 day')).toBeVisible();
  await expect(app.getByText('not in order of time')).toBeVisible();
  await app.getByRole('button', { name: 'Sort by time' }).click();
  expect(await events(app)).toEqual(['Alert', 'Contained', 'Recovered']);
  await expect(app.getByRole('button', { name: 'Sort by time' })).toBeDisabled();
  const band = app.getByLabel('Derived from the timeline');
  await expect(band).toContainText('00:10');
  await expect(band).toContainText('02:15');
  await app.getByRole('button', { name: 'Undo' }).click();
  expect(await events(app)).toEqual(['Alert', 'Recovered', 'Contained']);
});

const longTimeline = (count: number): Report => {
  let next = 0;
  const newId = () => `row${(next += 1)}`;
  const base = emptyReport(newId);
  const rows = Array.from({ length: count }, (_, index) =>
    newTimelineRow(newId, {
      time: `${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
      event: `Event ${index + 1} with enough words in it to need a second line`,
    }),
  );
  return {
    ...base,
    incident: { ...base.incident, start: '2026-03-14T00:00Z', title: `${count} rows` },
    timeline: { rows },
  };
};

/** Types into a cell letter by letter; the median time from keystroke to paint, in milliseconds. */
const typingCost = async (app: Page, text: string): Promise<number> => {
  await app.evaluate(() => {
    const costs: number[] = [];
    Object.assign(window, { costs });
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const painted = new MessageChannel();
          painted.port1.addEventListener('message', () => costs.push(performance.now() - timeStamp));
          painted.port1.start();
          painted.port2.postMessage(0);
        });
      },
      true,
    );
  });
  const cell = app.getByLabel('Event, row 3', { exact: true });
  await cell.focus();
  await app.keyboard.press('Control+End');
  for (const letter of text) {
    await app.keyboard.type(letter);
    await app.waitForTimeout(15);
  }
  const costs = await app.evaluate(() =>
    (Reflect.get(window, 'costs') as number[]).toSorted((left, right) => left - right),
  );
  return costs[Math.floor(costs.length / 2)]!;
};

test(
  'two thousand rows type as twenty do, and draw only what is in sight',
  { tag: '@long' },
  async ({ app }, info) => {
    const text = ' and the quick fix held until the morning shift took over from us';
    const few = await importReport(app, longTimeline(20));
    await openSection(app, few, 'timeline', 'Timeline');
    await expect(app.getByLabel('Event, row 20', { exact: true })).toBeAttached();
    const short = await typingCost(app, text);
    await app.reload();

    const report = longTimeline(2000);
    const id = await importReport(app, report);
    await openSection(app, id, 'timeline', 'Timeline');
    const drawn = app.locator('tr[data-drag-row]');
    await expect(drawn.first()).toBeVisible();
    expect(await drawn.count()).toBeLessThan(60);
    await expect(app.getByRole('table', { name: 'Timeline events' })).toHaveAttribute(
      'aria-rowcount',
      '2001',
    );

    const long = await typingCost(app, text);
    await expect(app.getByLabel('Event, row 3', { exact: true })).toHaveValue(
      `${report.timeline.rows[2]!.event}${text}`,
    );
    info.annotations.push({
      type: 'keystroke to paint',
      description: `median ${short.toFixed(1)} ms at 20 rows, ${long.toFixed(1)} ms at 2,000`,
    });
    // A hundred times the rows; a keystroke that did work for each of them would cost far more than this.
    expect(long).toBeLessThan(4 * Math.max(short, 8));

    const form = app.getByRole('main');
    await form.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(app.getByLabel('Event, row 2000', { exact: true })).toBeVisible();
    expect(await drawn.count()).toBeLessThan(60);
    await app.getByLabel('Event, row 2000', { exact: true }).focus();
    await app.keyboard.press('Enter');
    await expect(app.getByLabel('Event, row 2001', { exact: true })).toBeFocused();
    await app.keyboard.type('The last of all');
    await expectSaved(app);
    const saved = (await onDisk(app, id)).timeline.rows;
    expect(saved).toHaveLength(2001);
    expect(saved.at(-1)!.event).toBe('The last of all');
    expect(saved[2]!.event).toBe(`${report.timeline.rows[2]!.event}${text}`);
  },
);
