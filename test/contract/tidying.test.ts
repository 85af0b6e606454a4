/** A history that grew a second at a time is joined the next time somebody works on its report, and nobody is disturbed. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TIDY_DELAY } from '../../electron/workspace/report/tidying.ts';
import { type ManualTimers, manualTimers } from '../setup/manual-timers.ts';
import { ask, type Driver, openDirect } from './drivers.ts';

const WINDOW = 'tidying-window';
const DAY = 24 * 60 * 60 * 1000;
let time = 0;
let timers: ManualTimers;
let driver: Driver;
beforeEach(async () => {
  time = Date.UTC(2026, 2, 16, 9);
  timers = manualTimers();
  driver = await openDirect({ timers, now: () => new Date(time) });
});
afterEach(() => driver.close());

const entries = async (id: string) => (await ask(driver, 'history.list', { id, limit: 500 })).entries;

/** A report that is saved once a second, 120 times over, and closed. */
const typed = async (): Promise<string> => {
  const { id } = await ask(driver, 'library.create', { from: 'template' });
  let { report, sha256 } = await ask(driver, 'report.open', { id, window: WINDOW });
  for (let second = 0; second < 120; second += 1) {
    time += 1000;
    report = { ...report, summary: { ...report.summary, text: 'Words and words. '.repeat(second + 1) } };
    ({ sha256 } = await ask(driver, 'report.save', { window: WINDOW, report, base: sha256 }));
  }
  await ask(driver, 'report.close', { window: WINDOW, id });
  return id;
};

test('a while after it was opened for editing, while the window goes on saving', async () => {
  const id = await typed();
  expect(await entries(id)).toHaveLength(121);
  time += 2 * DAY;
  const { report, sha256 } = await ask(driver, 'report.open', { id, window: WINDOW });
  await timers.pass(TIDY_DELAY - 1);
  expect(await entries(id)).toHaveLength(121);
  await timers.pass(1);
  expect((await entries(id)).map(({ kind }) => kind)).toEqual(['compacted', 'edited', 'created']);
  const next = { ...report, incident: { ...report.incident, title: 'Next week' } };
  await ask(driver, 'report.save', { window: WINDOW, report: next, base: sha256 });
  expect(await ask(driver, 'report.open', { id })).toMatchObject({ report: next, notices: [] });
});

test('not by somebody who only looks', async () => {
  const id = await typed();
  time += 2 * DAY;
  await ask(driver, 'report.open', { id });
  await timers.pass(2 * TIDY_DELAY);
  expect(await entries(id)).toHaveLength(121);
});
