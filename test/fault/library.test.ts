/** Whatever the disk does, at whichever step: the old content stands, nothing is left lying about, and the answer says so. */
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyReport } from '../../shared/report/create.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { Result } from '../../shared/contract/result.ts';
import { temporaryName } from '../../electron/library/durable-write.ts';
import { type FileSystem, nodeFileSystem } from '../../electron/library/file-system.ts';
import { createLibrary, type Library } from '../../electron/library/library.ts';
import { temporaryFolder } from '../contract/drivers.ts';
import { countingIds } from '../setup/ids.ts';
import { failingFileSystem, shortWritingFileSystem } from './failing-file-system.ts';

let folder = '';
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const newId = countingIds('f');
const open = (fs: FileSystem, now = new Date()): Library =>
  createLibrary({ folder, fs, now: () => now, newId });
const titled = (title: string): Report => {
  const report = emptyReport(newId);
  return { ...report, incident: { ...report.incident, title } };
};
const filesIn = async (name: string): Promise<string[]> => {
  const folders = await readdir(folder);
  return folders.includes(name) ? (await readdir(path.join(folder, name))).toSorted() : [];
};
const temporaries = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.debrief-tmp'));

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** Stands for the failure where there is none. */
const saved = { code: '', kept: 'all', next: 'go on' };

/** Runs an action with its first, second, third, … operation failing, until it gets through. */
const eachStep = async (
  code: string,
  forGood: boolean,
  step: (fs: ReturnType<typeof failingFileSystem>, number: number) => Promise<void>,
): Promise<string[]> => {
  const failedAt: string[] = [];
  for (let number = 1; number < 60; number += 1) {
    const fs = failingFileSystem(code, forGood);
    await step(fs, number);
    if (fs.failed() === '') return failedAt;
    failedAt.push(fs.failed());
  }
  throw new Error('the action never got through');
};

describe.each(['ENOSPC', 'EACCES', 'EIO', 'EDQUOT', 'EROFS', 'EBUSY', 'EPERM', 'ENAMETOOLONG'])(
  'a disk that says %s',
  (code) => {
    test('never harms a saved report', async () => {
      const report = titled('old');
      const { sha256 } = valueOf(await open(nodeFileSystem).add(report));
      const edited = { ...report, incident: { ...report.incident, title: 'new' } };
      const failedAt = await eachStep(code, false, async (fs, number) => {
        const library = open(fs);
        await library.list('');
        fs.failAt(number);
        const result = await library.save(edited, sha256);
        const { code: answer, kept, next } = result.ok ? saved : result.error;
        expect(answer).toBe(result.ok ? '' : 'could-not-write');
        // That it cannot be looked at afterwards harms nothing.
        expect(!result.ok || ['', 'stat'].includes(fs.failed())).toBe(true);
        expect([kept, next].every((text) => text !== '')).toBe(true);
        expect(await temporaries()).toEqual([]);
        const after = open(nodeFileSystem);
        const stored = valueOf(await after.read(report.id));
        // What was answered as saved is there; what was not is there too, whole, once the history has it.
        const title = stored.report.incident.title;
        expect(result.ok ? ['new'] : ['old', 'new']).toContain(title);
        // The window tries again from where it was, whatever the first attempt left.
        const again = valueOf(await after.save(edited, sha256));
        expect(valueOf(await open(nodeFileSystem).read(report.id))).toMatchObject({ ...again, notices: [] });
        const journal = valueOf(await after.history(report.id));
        expect([journal.faults, journal.torn]).toEqual([[], 0]);
        // The old content, for the next round.
        valueOf(await after.save(report, again.sha256));
      });
      expect(new Set(failedAt)).toEqual(
        new Set([
          'stat',
          'readFile',
          'append',
          'mkdir',
          'create',
          'writeFile',
          'sync',
          'size',
          'close',
          'rename',
          'syncFolder',
        ]),
      );
    });

    test('never leaves half a new report', async () => {
      await eachStep(code, false, async (fs, number) => {
        const report = titled(`report ${number}`);
        const library = open(fs);
        await library.list('');
        fs.failAt(number);
        const result = await library.add(report);
        const listing = valueOf(await open(nodeFileSystem).list(''));
        expect(listing.unreadable).toEqual([]);
        expect(await temporaries()).toEqual([]);
        const isThere = listing.reports.some(({ id }) => id === report.id);
        // After the rename it stands whole; only that it will last is not certain.
        expect(isThere || !result.ok).toBe(true);
        expect(!isThere || result.ok || fs.failed() === 'syncFolder').toBe(true);
      });
    });

    test('never leaves half an attachment', async () => {
      await eachStep(code, false, async (fs, number) => {
        fs.failAt(number);
        const { attachments } = open(fs);
        await attachments.add(Buffer.from(`evidence ${number}`));
        expect(await temporaries()).toEqual([]);
        const healthy = open(nodeFileSystem).attachments;
        for (const name of await filesIn('attachments')) valueOf(await healthy.read(name));
      });
    });

    test('loses nothing on the way to the trash and back', async () => {
      const report = titled('kept');
      valueOf(await open(nodeFileSystem).add(report));
      for (const direction of ['trash', 'restore'] as const) {
        await eachStep(code, false, async (fs, number) => {
          const library = open(fs);
          fs.failAt(number);
          const result = await library[direction](report.id);
          const places = [...(await filesIn('reports')), ...(await filesIn('trash'))];
          expect(places).toEqual([`${report.id}.json`]);
          expect(result.ok).toBe(fs.failed() === '');
          // Where the move was done but not confirmed, it is undone for the next round.
          const moved = (await filesIn(direction === 'trash' ? 'trash' : 'reports')).length === 1;
          if (moved && fs.failed() !== '') {
            valueOf(await open(nodeFileSystem)[direction === 'trash' ? 'restore' : 'trash'](report.id));
          }
        });
      }
    });

    test('is told when the library is listed', async () => {
      valueOf(await open(nodeFileSystem).add(titled('there')));
      const fs = failingFileSystem(code, true);
      const library = open(fs);
      await library.list('');
      fs.failAt(1);
      const result = await library.list('');
      expect(result.ok ? '' : result.error.code).toBe('not-available');
      const again = failingFileSystem(code, true);
      const fresh = open(again);
      await new Promise((resolve) => setTimeout(resolve, 20));
      // The index is looked for first, then the folder is read, then the file.
      again.failAt(3);
      const listing = valueOf(await fresh.list(''));
      expect(listing.unreadable).toHaveLength(1);
    });
  },
);

test('a write that falls short without an error is noticed', async () => {
  const report = titled('old');
  const { sha256 } = valueOf(await open(nodeFileSystem).add(report));
  const edited = { ...report, incident: { ...report.incident, title: 'new' } };
  const result = await open(shortWritingFileSystem).save(edited, sha256);
  expect(result.ok ? '' : result.error.code).toBe('could-not-write');
  expect(valueOf(await open(nodeFileSystem).read(report.id)).report.incident.title).toBe('old');
  expect(await temporaries()).toEqual([]);
});

test('a program killed between any two steps leaves the old report or the new one, whole', async () => {
  const report = titled('old');
  const { sha256 } = valueOf(await open(nodeFileSystem).add(report));
  const edited = { ...report, incident: { ...report.incident, title: 'new' } };
  const titles = new Set<string>();
  await eachStep('EIO', true, async (fs, number) => {
    const library = open(fs);
    await library.list('');
    fs.failAt(number);
    await library.save(edited, sha256);
    const survivor = open(nodeFileSystem);
    const { reports, unreadable } = valueOf(await survivor.list(''));
    expect(unreadable).toEqual([]);
    expect(reports.map(({ id }) => id)).toEqual([report.id]);
    titles.add(reports[0]?.title ?? '');
    // Put the old content back for the next round.
    const stored = valueOf(await survivor.read(report.id));
    if (stored.sha256 !== sha256 && fs.failed() !== '') valueOf(await survivor.save(report, stored.sha256));
  });
  expect(titles).toEqual(new Set(['old', 'new']));
});

test('what a killed program left behind is swept at a later start, never what is fresh', async () => {
  await mkdir(path.join(folder, 'reports'), { recursive: true });
  const killed = failingFileSystem('EIO', true);
  const library = open(killed);
  await library.list('');
  for (let number = 3; number < 24; number += 1) {
    killed.failAt(number);
    await library.add(titled('never stored'));
  }
  // A process that was killed while it put aside what another had left at a lock.
  await mkdir(path.join(folder, 'locks'));
  await writeFile(
    temporaryName(path.join(folder, 'locks', 'a.turn'), () => 'x1'),
    '{}',
  );
  const left = await temporaries();
  expect(new Set(left.map((name) => path.dirname(name)))).toEqual(new Set(['reports', 'locks']));
  valueOf(await open(nodeFileSystem).add(titled('first')));
  expect(await temporaries()).toEqual(left);
  const yesterday = new Date(Date.now() - 86_400_000);
  for (const name of left) await utimes(path.join(folder, name), yesterday, yesterday);
  valueOf(await open(nodeFileSystem).add(titled('second')));
  expect(await temporaries()).toEqual([]);
});

test('a report in the trash is never overwritten by a later one of the same identifier', async () => {
  const library = open(nodeFileSystem);
  const report = titled('first');
  valueOf(await library.add(report));
  valueOf(await library.trash(report.id));
  valueOf(await library.add({ ...report, incident: { ...report.incident, title: 'second' } }));
  valueOf(await library.trash(report.id));
  expect(await filesIn('trash')).toEqual([`${report.id}.json`, `${report.id}.json.1`]);
  const older = await readFile(path.join(folder, 'trash', `${report.id}.json.1`), 'utf8');
  expect(older).toContain('"first"');
});
