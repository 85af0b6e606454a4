/** Joining old entries of a real library: worth it, whole afterwards, and harmless wherever it is interrupted. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileSystem, nodeFileSystem } from '../../../electron/library/file-system.ts';
import { createLibrary, type Library } from '../../../electron/library/library.ts';
import type { Result } from '../../../shared/contract/result.ts';
import { emptyReport } from '../../../shared/report/create.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { temporaryFolder } from '../../contract/drivers.ts';
import { failingFileSystem } from '../../fault/failing-file-system.ts';
import { countingIds } from '../../setup/ids.ts';

let folder = '';
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const newId = countingIds('t');
const MONDAY = Date.UTC(2026, 2, 16, 9);
const open = (fs: FileSystem, seconds: number): Library =>
  createLibrary({ folder, fs, now: () => new Date(MONDAY + seconds * 1000), newId, author: () => 'Ada' });
const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const DAY = 86_400;

/** A report that was typed into once a second. */
const typed = async (saves: number): Promise<Report> => {
  let report = emptyReport(newId);
  let { sha256 } = valueOf(await open(nodeFileSystem, 0).add(report));
  for (let second = 1; second <= saves; second += 1) {
    report = { ...report, summary: { ...report.summary, text: 'Words and more words. '.repeat(second) } };
    ({ sha256 } = valueOf(await open(nodeFileSystem, second).save(report, sha256)));
  }
  return report;
};
const journalSize = async (id: string): Promise<number> =>
  (await readFile(path.join(folder, 'history', `${id}.jsonl`))).byteLength;

test('a day later a hundred saves of one sitting are one entry; the next save follows it', async () => {
  const report = await typed(120);
  const before = await journalSize(report.id);
  await open(nodeFileSystem, 3600).tidy(report.id);
  expect(await journalSize(report.id)).toBe(before);

  const later = open(nodeFileSystem, 2 * DAY);
  await later.tidy(report.id);
  expect(await journalSize(report.id)).toBeLessThan(before / 20);
  const { sha256, notices } = valueOf(await later.read(report.id));
  expect(notices).toEqual([]);
  const next = { ...report, incident: { ...report.incident, title: 'Next week' } };
  valueOf(await later.save(next, sha256));
  const journal = valueOf(await open(nodeFileSystem, 2 * DAY).history(report.id));
  expect(journal.entries.map(({ kind, seq }) => [kind, seq])).toEqual([
    ['created', 1],
    ['edited', 121],
    ['compacted', 122],
    ['edited', 123],
  ]);
  expect(journal.faults).toEqual([]);
  expect(valueOf(await open(nodeFileSystem, 2 * DAY).read(report.id))).toMatchObject({
    report: next,
    notices: [],
  });
});

test('interrupted at any step it leaves a report and a history that are whole', async () => {
  const report = await typed(101);
  let steps = 0;
  for (let number = 1; number < 60; number += 1) {
    const fs = failingFileSystem('EIO', true);
    const library = open(fs, 2 * DAY);
    await library.list('');
    fs.failAt(number);
    await library.tidy(report.id);
    const healthy = open(nodeFileSystem, 2 * DAY);
    expect(valueOf(await healthy.read(report.id))).toMatchObject({ report, notices: [] });
    expect(valueOf(await healthy.history(report.id)).faults).toEqual([]);
    if (fs.failed() === '') break;
    steps += 1;
  }
  expect(steps).toBeGreaterThan(10);
});
