/** A library that is opened again: what its index spares, and that it never says anything that the files do not. */
import { copyFile, cp, readdir, readFile, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileSystem, nodeFileSystem } from '../../../../electron/library/file-system.ts';
import { createLibrary, type Library } from '../../../../electron/library/library.ts';
import { decodeReportFile, encodeReportFile } from '../../../../electron/library/report-file.ts';
import { recordHash } from '../../../../electron/library/record-hash.ts';
import type { Result } from '../../../../shared/contract/result.ts';
import type { Report } from '../../../../shared/report/schema.ts';
import { fillLibrary } from '../../../bench/library/fill.ts';
import { NOW, temporaryFolder } from '../../../contract/drivers.ts';
import { libraryReport } from '../../../fixtures/library/reports.ts';
import { filed } from '../../../setup/filed.ts';
import { countingIds } from '../../../setup/ids.ts';

const COUNT = 34;
const newId = countingIds('n');
let folder: string;
let remove: () => Promise<void>;
let reads: string[];

const counting: FileSystem = {
  ...nodeFileSystem,
  readFile: (name) => {
    if (path.basename(path.dirname(name)) === 'reports') reads.push(path.basename(name));
    return nodeFileSystem.readFile(name);
  },
};

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  reads = [];
  await fillLibrary(folder, COUNT);
  await aged();
});
afterEach(() => remove());

const reportFile = (number: number): string =>
  path.join(folder, 'reports', `r${String(number).padStart(5, '0')}.json`);
const indexFile = (name: string): string => path.join(folder, 'index', name);
const open = (fs: FileSystem = counting): Library => createLibrary({ folder, fs, now: () => NOW, newId });

/** Lets all files be of yesterday. */
const aged = async (): Promise<void> => {
  for (let number = 0; number < COUNT; number += 1) {
    await utimes(reportFile(number), NOW, new Date(NOW.getTime() - 86_400_000));
  }
};

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const ids = async (library: Library, query = ''): Promise<string[]> =>
  valueOf(await library.list(query)).reports.map(({ id }) => id);

/** A session that lists, searches and ends as it should. */
const session = async (): Promise<void> => {
  const library = open();
  await ids(library, 'incident');
  await library.close();
  reads = [];
};

const queries = ['', 'incident', 'bookings', 'soyinka 20', '数据库', 'strasse', 'replaced', 'no-such-word'];

/** What a library answers to each of the queries. */
const answers = async (library: Library): Promise<string[][]> => {
  const all: string[][] = [];
  for (const query of queries) all.push(await ids(library, query));
  return all;
};

/** What the same files say where there is no index to go by. */
const truth = async (): Promise<string[][]> => {
  const copy = `${folder}-truth`;
  await cp(path.join(folder, 'reports'), path.join(copy, 'reports'), { recursive: true });
  const plain = createLibrary({ folder: copy, fs: nodeFileSystem, now: () => NOW, newId });
  const all = await answers(plain);
  await plain.close();
  await rm(copy, { recursive: true });
  return all;
};

/** Puts other content of the same length into the file itself, as a careless program would. */
const rewriteInPlace = async (number: number, change: (report: Report) => Report): Promise<void> => {
  const before = valueOf(decodeReportFile(await readFile(reportFile(number))));
  const report = change(before.report);
  const bytes = encodeReportFile({ ...before, report, sha256: recordHash(report) });
  expect(bytes.byteLength).toBe((await stat(reportFile(number))).size);
  await writeFile(reportFile(number), bytes);
};

const swapped = (report: Report): Report => ({
  ...report,
  summary: { ...report.summary, text: 'replaced'.padEnd(report.summary.text.length, '.') },
});

test('reads no report file again, neither to list nor to search', async () => {
  await session();
  const library = open();
  expect(await answers(library)).toEqual(await truth());
  expect(reads).toEqual([]);
});

test('notices a file changed underneath, though its size is the same', async () => {
  await session();
  await rewriteInPlace(5, swapped);
  const library = open();
  expect(await answers(library)).toEqual(await truth());
  expect(await ids(library, 'replaced')).toEqual(['r00005']);
  expect(new Set(reads)).toEqual(new Set(['r00005.json']));
});

test('notices what came, went and was replaced while it was closed', async () => {
  await session();
  await unlink(reportFile(1));
  const added = { ...libraryReport(3), id: 'added' };
  await writeFile(path.join(folder, 'reports', 'added.json'), encodeReportFile(filed(added, NOW)));
  await copyFile(reportFile(2), reportFile(4));
  const library = open();
  expect(await answers(library)).toEqual(await truth());
  const { unreadable } = valueOf(await library.list(''));
  expect(unreadable.map(({ file }) => file)).toEqual(['r00004.json']);
});

test('an index of an earlier day harms nothing', async () => {
  await session();
  await cp(path.join(folder, 'index'), `${folder}-old`, { recursive: true });
  await rewriteInPlace(5, swapped);
  await unlink(reportFile(6));
  await session();
  await rm(path.join(folder, 'index'), { recursive: true });
  await cp(`${folder}-old`, path.join(folder, 'index'), { recursive: true });
  expect(await answers(open())).toEqual(await truth());
  await rm(`${folder}-old`, { recursive: true });
});

test('what was saved since is listed and found as it is, with and without an orderly end', async () => {
  for (const isClosed of [true, false]) {
    const library = open();
    const { report, sha256 } = valueOf(await library.read('r00007'));
    const text = `needle${isClosed ? 1 : 2}`;
    valueOf(await library.save({ ...report, summary: { ...report.summary, text } }, sha256));
    expect(await ids(library, text)).toEqual(['r00007']);
    if (isClosed) await library.close();
    expect(await ids(open(), text)).toEqual(['r00007']);
  }
  expect(await ids(open(), 'needle1')).toEqual([]);
});

describe('an index that is of no use is made anew, and hides nothing', () => {
  const breakers: readonly (readonly [string, () => Promise<void>])[] = [
    ['absent', () => rm(path.join(folder, 'index'), { recursive: true })],
    ['without its summaries', () => unlink(indexFile('summaries'))],
    ['emptied', async () => eachIndexFile((name) => writeFile(indexFile(name), ''))],
    ['cut', async () => eachIndexFile(async (name) => cutInHalf(indexFile(name)))],
    ['a file in place of the folder', () => fileForFolder()],
    ['strewn with others', () => writeFile(indexFile('words-strange'), 'not ours')],
  ];
  const eachIndexFile = async (action: (name: string) => Promise<void>): Promise<void> => {
    for (const name of await readdir(path.join(folder, 'index'))) await action(name);
  };
  const cutInHalf = async (name: string): Promise<void> => {
    const bytes = await readFile(name);
    await writeFile(name, bytes.subarray(0, bytes.length / 2));
  };
  const fileForFolder = async (): Promise<void> => {
    await rm(path.join(folder, 'index'), { recursive: true });
    await writeFile(path.join(folder, 'index'), 'in the way');
  };

  test.each(breakers)('%s', async (_name, damage) => {
    await session();
    await damage();
    const library = open();
    expect(await answers(library)).toEqual(await truth());
    await library.close();
    expect(await answers(open())).toEqual(await truth());
  });

  test('with names that lead to other files', async () => {
    await session();
    const names = (await readdir(path.join(folder, 'index'))).filter((name) => name.startsWith('words-'));
    await copyFile(indexFile(names[0] ?? ''), indexFile('words-again'));
    expect(await answers(open())).toEqual(await truth());
  });
});

test('rebuilding reads every file and says how many there are', async () => {
  await session();
  await writeFile(path.join(folder, 'reports', 'broken.json'), '{');
  const library = open();
  expect(valueOf(await library.rebuildIndex())).toEqual({ reports: COUNT, unreadable: 1 });
  expect(reads).toHaveLength(COUNT + 1);
  expect(await answers(library)).toEqual(await truth());
  reads = [];
  await ids(open(), 'incident');
  // What could not be read is tried again; nothing else is.
  expect(reads).toEqual(['broken.json']);
});

describe('pages', () => {
  test('come in the order of the list, with how many there are, and nothing changes between them', async () => {
    const library = open();
    const all = await ids(library);
    const pages = [];
    for (const from of [0, 15, 30, 45]) {
      pages.push(valueOf(await library.page({ query: '', from, limit: 15, isQuick: true })));
    }
    expect(pages.flatMap(({ reports }) => reports.map(({ id }) => id))).toEqual(all);
    expect(pages.map(({ total }) => total)).toEqual([COUNT, COUNT, COUNT, COUNT]);
    expect(new Set(pages.map(({ state }) => state)).size).toBe(1);
    expect(pages.map(({ pending }) => pending)).toEqual([0, 0, 0, 0]);
  });

  test('tell that files are still to be read, until they are', async () => {
    await rm(folder, { recursive: true });
    await fillLibrary(folder, 120);
    const library = open();
    const first = valueOf(await library.page({ query: '' }));
    expect(first.pending).toBeGreaterThan(0);
    expect(first.total + first.pending).toBe(120);
    const search = valueOf(await library.page({ query: 'e', isQuick: true }));
    expect(search.total + search.pending).toBe(120);
    while (valueOf(await library.page({ query: 'e', isQuick: true })).pending > 0);
    expect(valueOf(await library.page({ query: 'e', isQuick: true })).total).toBe(120);
    await library.close();
  });

  test('show at once what was saved, trashed and restored here, without looking at other files', async () => {
    const looks: string[] = [];
    const fs: FileSystem = {
      ...counting,
      stat: (name) => {
        looks.push(path.basename(name));
        return counting.stat(name);
      },
    };
    const library = open(fs);
    await ids(library, 'incident');
    const quick = async (query: string): Promise<string[]> =>
      valueOf(await library.page({ query, isQuick: true })).reports.map(({ id }) => id);
    const { report, sha256 } = valueOf(await library.read('r00009'));
    valueOf(await library.save({ ...report, summary: { ...report.summary, text: 'needle' } }, sha256));
    looks.length = 0;
    expect(await quick('needle')).toEqual(['r00009']);
    expect((await quick(''))[0]).toBe('r00009');
    valueOf(await library.trash('r00009'));
    expect(await quick('needle')).toEqual([]);
    valueOf(await library.restore('r00009'));
    expect(await quick('needle')).toEqual(['r00009']);
    expect(new Set(looks.filter((name) => name.startsWith('r')))).toEqual(new Set(['r00009.json']));
  });
});
