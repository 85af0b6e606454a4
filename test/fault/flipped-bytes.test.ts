/** Every kind of file with single bytes changed, and cut short: damage is named, never shown as data, and costs nothing else. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/library/file-system.ts';
import { createLibrary, type Library } from '../../electron/library/library.ts';
import type { Result } from '../../shared/contract/result.ts';
import { emptyReport } from '../../shared/report/create.ts';
import type { Report } from '../../shared/report/schema.ts';
import { temporaryFolder } from '../contract/drivers.ts';
import { countingIds } from '../setup/ids.ts';

let folder = '';
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const newId = countingIds('b');
const open = (): Library =>
  createLibrary({ folder, fs: nodeFileSystem, now: () => new Date('2026-03-14T12:00:00Z'), newId });

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** A report with some history; the second is there to show that it is spared. */
const fill = async (): Promise<{ report: Report; other: Report }> => {
  const library = open();
  let report = emptyReport(newId);
  let { sha256 } = valueOf(await library.add(report));
  for (const title of ['First words', 'Second words', 'Third words']) {
    report = { ...report, incident: { ...report.incident, title } };
    ({ sha256 } = valueOf(await library.save(report, sha256)));
  }
  const other = emptyReport(newId);
  valueOf(await library.add(other));
  return { report, other };
};

/** Every so many bytes one with a bit turned over, and the file cut there. */
function* damages(
  bytes: Uint8Array,
  stride: number,
): Generator<{ readonly what: string; readonly bytes: Uint8Array }> {
  for (let at = 0; at < bytes.byteLength; at += stride) {
    const flipped = Uint8Array.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    yield { what: `byte ${at} changed`, bytes: flipped };
    yield { what: `cut at ${at}`, bytes: bytes.slice(0, at) };
  }
}

test('a damaged report file is never shown as a report, and its newest state is put back', async () => {
  const { report, other } = await fill();
  const file = path.join(folder, 'reports', `${report.id}.json`);
  const good = await readFile(file);
  const historyFile = path.join(folder, 'history', `${report.id}.jsonl`);
  const goodHistory = await readFile(historyFile);
  let [tried, named] = [0, 0];
  for (const { what, bytes } of damages(good, 61)) {
    tried += 1;
    await writeFile(file, bytes);
    const library = open();
    const read = await library.read(report.id);
    // White space at the end, and the time of saving, are not the report.
    expect(read.ok ? read.value.report : report, what).toEqual(report);
    named += read.ok ? 0 : 1;
    valueOf(await library.recover(report.id));
    expect(valueOf(await library.read(report.id)).report, what).toEqual(report);
    expect(valueOf(await library.history(report.id)).faults, what).toEqual([]);
    await writeFile(file, good);
    await writeFile(historyFile, goodHistory);
  }
  expect(named).toBeGreaterThan(tried * 0.9);
  const aside = (await readdir(path.join(folder, 'reports'))).filter((name) => name.includes('.corrupt-'));
  expect(aside.length).toBeGreaterThan(0);
  expect(valueOf(await open().read(other.id)).report).toEqual(other);
});

test('a damaged history is named, the report is shown all the same, and saving goes on', async () => {
  const { report, other } = await fill();
  const file = path.join(folder, 'history', `${report.id}.jsonl`);
  const good = await readFile(file);
  const reportFile = path.join(folder, 'reports', `${report.id}.json`);
  const goodReport = await readFile(reportFile);
  const silent: string[] = [];
  for (const { what, bytes } of damages(good, 89)) {
    await writeFile(file, bytes);
    const library = open();
    const opened = valueOf(await library.read(report.id));
    expect(opened.report, what).toEqual(report);
    const { torn } = valueOf(await library.history(report.id));
    if (opened.notices.length === 0 && torn === 0) silent.push(what);
    const next = { ...report, incident: { ...report.incident, title: what } };
    valueOf(await library.save(next, opened.sha256));
    expect(valueOf(await open().read(report.id)).report, what).toEqual(next);
    await writeFile(file, good);
    await writeFile(reportFile, goodReport);
  }
  expect(silent).toEqual([]);
  expect(valueOf(await open().read(other.id)).notices).toEqual([]);
});

test('a history that is missing is named, and begins anew from the state of the report', async () => {
  const { report } = await fill();
  await nodeFileSystem.unlink(path.join(folder, 'history', `${report.id}.jsonl`));
  const library = open();
  const { notices, sha256 } = valueOf(await library.read(report.id));
  expect(notices).toEqual(['The history of this report is missing: 4 entries.']);
  const next = { ...report, incident: { ...report.incident, title: 'Going on' } };
  valueOf(await library.save(next, sha256));
  const { entries, faults } = valueOf(await open().history(report.id));
  expect(entries.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['recovered', 'The history of this report is missing: 4 entries.'],
    ['edited', undefined],
  ]);
  expect(faults).toEqual([]);
  expect(valueOf(await open().read(report.id))).toMatchObject({ report: next, notices: [] });
});

test('a damaged attachment is refused, and can be added again', async () => {
  const library = open();
  const original = Buffer.from('evidence '.repeat(40));
  const { sha256 } = valueOf(await library.attachments.add(original));
  await mkdir(path.join(folder, 'attachments'), { recursive: true });
  const file = path.join(folder, 'attachments', sha256);
  for (const { what, bytes } of damages(original, 7)) {
    await writeFile(file, bytes);
    const read = await library.attachments.read(sha256);
    expect(read.ok ? 'read' : read.error.code, what).toBe('unreadable-input');
  }
  valueOf(await library.attachments.add(original));
  expect(Buffer.from(valueOf(await library.attachments.read(sha256)).bytes)).toEqual(original);
});
