/** A disk that fails while a package is imported: the library has all of it or nothing, and no trace. */
import { cp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/library/file-system.ts';
import { createLibrary, type Library } from '../../electron/library/library.ts';
import { importPackage } from '../../electron/package-file/into-library/take.ts';
import { type OpenPackage, openPackageBytes } from '../../electron/package-file/read.ts';
import type { FileSystem } from '../../electron/library/file-system.ts';
import { temporaryFolder } from '../contract/drivers.ts';
import { oneIn } from '../setup/campaign.ts';
import { countingIds } from '../setup/ids.ts';
import {
  begun,
  contentOf,
  type History,
  NOW,
  readOptions,
  saying,
  sha256,
  titled,
  withAttachment,
  written,
} from '../setup/packaged.ts';
import { failingFileSystem } from './failing-file-system.ts';

const log = Buffer.from('a line of a log\n'.repeat(50));
const other = Buffer.from('a line of another log\n'.repeat(50));
const start = begun();
const sent = withAttachment(withAttachment(saying(start, 'First words'), log), other);

const opened = async (history: History): Promise<OpenPackage> => {
  const result = await openPackageBytes(await written(contentOf(history, [log, other])), readOptions());
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

let opening = 0;
/** Identifiers are never given out twice, as on a real machine: what one run left does not stand in the way of the next. */
const libraryAt = (folder: string, fs: FileSystem = nodeFileSystem): Library =>
  createLibrary({ folder, fs, now: () => NOW, newId: countingIds(`t${(opening += 1)}`), author: () => 'Bo' });

const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
const take = (library: Library, pkg: OpenPackage) => importPackage(library, pkg, { choices: {} }, quiet);

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name).slice(folder.length))
    .toSorted();

/** The record of the report, its history free of faults, and every attachment it names there; null where it is not there. */
const stateOf = async (folder: string, id: string): Promise<string | null> => {
  const library = libraryAt(folder);
  const stored = await library.read(id);
  if (!stored.ok) return null;
  const history = await library.history(id);
  expect(history.ok && history.value.faults).toEqual([]);
  expect(history.ok && history.value.entries.at(-1)?.record).toBe(stored.value.sha256);
  for (const { attachments } of Object.values(stored.value.report.appendices)) {
    for (const each of attachments) expect((await library.attachments.read(each.sha256)).ok).toBe(true);
  }
  return stored.value.sha256;
};

let folder = '';
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

/** What lies in the library before the package comes. */
const before = {
  'a new report': async () => undefined,
  'a report that the package continues': async (library: Library) => {
    await take(library, await opened(begun()));
  },
  'a report that has gone on by itself': async (library: Library) => {
    await take(library, await opened(start));
    const stored = await library.read(start.report.id);
    if (!stored.ok) throw new Error('not there');
    const edited = { ...stored.value.report, lessons: { ...stored.value.report.lessons } };
    await library.save(titled({ ...start, report: edited }, 'Mine').report, stored.value.sha256);
  },
} as const;

describe.each(Object.keys(before) as (keyof typeof before)[])('%s', (name) => {
  test.each([
    { code: 'ENOSPC', forGood: false },
    { code: 'EIO', forGood: true },
  ])(
    'is imported whole or not at all, at whichever step the disk fails ($code)',
    async ({ code, forGood }) => {
      const pristine = path.join(folder, 'pristine');
      await before[name](libraryAt(pristine));
      const pkg = await opened(sent);
      const { id } = sent.report;
      const [filesBefore, stateBefore] = [await filesIn(pristine), await stateOf(pristine, id)];
      const reference = path.join(folder, 'reference');
      await cp(pristine, reference, { recursive: true }).catch(() => undefined);
      expect((await take(libraryAt(reference), pkg)).ok).toBe(true);
      const stateAfter = await stateOf(reference, id);
      const filesAfter = await filesIn(reference);
      expect(stateAfter).not.toBe(stateBefore);

      let failures = 0;
      for (let step = 1; ; step += step < 6 ? 1 : oneIn(3)) {
        const trial = path.join(folder, `trial-${step}`);
        await cp(pristine, trial, { recursive: true }).catch(() => undefined);
        const fs = failingFileSystem(code, forGood);
        const library = libraryAt(trial, fs);
        // What the library does when it is opened is not the import.
        await library.history('settle');
        fs.failAt(step);
        const result = await take(library, pkg);
        const failed = fs.failed();
        fs.failAt(Infinity);
        if (failed === '') break;
        failures += 1;
        const state = await stateOf(trial, id);
        const context = `${name}, step ${step} (${failed})`;
        expect(result.ok ? [stateAfter] : [stateBefore, stateAfter], context).toContain(state);
        // A disk that is gone for good lets nobody tidy up; what it leaves must still be known to nobody.
        const files = forGood ? null : await filesIn(trial);
        const expected = state === stateBefore ? filesBefore : filesAfter;
        expect(files, context).toEqual(forGood ? null : expected);
        // And the next attempt brings all of it.
        expect((await take(libraryAt(trial), pkg)).ok, context).toBe(true);
        expect(await stateOf(trial, id), context).toBe(stateAfter);
        await rm(trial, { recursive: true });
      }
      expect(failures).toBeGreaterThan(8);
    },
  );
});

test('an attachment that somebody adds while an import fails is not taken back with it', async () => {
  const pkg = await opened(sent);
  const library = libraryAt(folder, {
    ...nodeFileSystem,
    // The report cannot be put in its place; meanwhile the same log is attached elsewhere.
    rename: async (from, to) => {
      if (to.endsWith('.json')) {
        await library.attachments.add(log);
        throw Object.assign(new Error('EIO: injected'), { code: 'EIO' });
      }
      await nodeFileSystem.rename(from, to);
    },
  });
  const result = await take(library, pkg);
  expect(result.ok ? null : result.error.code).toBe('could-not-write');
  expect((await library.attachments.read(sha256(log))).ok).toBe(true);
  expect(await filesIn(folder)).toEqual([`/attachments/${sha256(log)}`]);
});
