/**
 * A disk that is really full: a file system of 64 KB in memory where this machine lets us mount one (root on Linux),
 * otherwise the same quota on the port. Which one it was stands in the test's name.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { emptyReport } from '../../shared/report/create.ts';
import type { Report } from '../../shared/report/schema.ts';
import { writeTogether } from '../../electron/export/run/write-files.ts';
import { nodeFileSystem } from '../../electron/library/file-system.ts';
import { createLibrary } from '../../electron/library/library.ts';
import { openPreferences } from '../../electron/serve/preferences.ts';
import { countingIds } from '../setup/ids.ts';
import { quotaFileSystem } from './failing-file-system.ts';

const SIZE = 64 * 1024;
const root = mkdtempSync(path.join(tmpdir(), 'debrief-full-'));
const isMounted =
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'debrief-test', root], { stdio: 'ignore' })
    .status === 0;
const disk = isMounted ? 'a mounted file system of 64 KB' : 'an injected quota of 64 KB';
const fs = isMounted ? nodeFileSystem : quotaFileSystem(SIZE);
afterAll(() => {
  if (isMounted && spawnSync('umount', [root]).status !== 0) throw new Error(`${root} is still mounted`);
  rmSync(root, { recursive: true, force: true });
});

const newId = countingIds('full');
const withText = (report: Report, text: string): Report => ({
  ...report,
  summary: { ...report.summary, text },
});
const temporaries = (): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('debrief-tmp'));

test(`saving a report that no longer fits keeps the old one (${disk})`, async () => {
  const library = createLibrary({ folder: path.join(root, 'library'), fs, now: () => new Date(), newId });
  const report = withText(emptyReport(newId), 'short');
  const added = await library.add(report);
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  const saved = await library.save(withText(report, 'long '.repeat(SIZE / 5)), added.value.sha256);
  expect(saved.ok ? null : saved.error).toMatchObject({ code: 'could-not-write' });
  expect(saved.ok ? '' : saved.error.message).toContain('disk is full');
  const stored = await library.read(report.id);
  expect(stored.ok && stored.value.report.summary.text).toBe('short');
  expect(temporaries()).toEqual([]);
});

test(`of several exports none is written where one does not fit (${disk})`, async () => {
  const folder = path.join(root, 'exports');
  mkdirSync(folder, { recursive: true });
  const files = [
    { path: path.join(folder, 'a.json'), bytes: Buffer.alloc(4096, 'a') },
    { path: path.join(folder, 'a.pdf'), bytes: Buffer.alloc(SIZE, 'b') },
  ];
  await expect(writeTogether(fs, files, newId)).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(readdirSync(folder)).toEqual([]);
});

test(`settings that no longer fit keep the old ones (${isMounted ? disk : 'a blocked backup'})`, () => {
  const folder = path.join(root, 'config');
  const preferences = openPreferences(folder, () => new Date());
  preferences.write({ organisation: 'Northwind' });
  // Where no disk can be filled, the first step of the write is blocked instead.
  if (!isMounted) mkdirSync(path.join(folder, 'preferences.json.before'));
  const bytes = Buffer.alloc(2 * SIZE, 7).toString('base64');
  expect(() => preferences.write({ logo: { mediaType: 'image/png', bytes } })).toThrow(/./);
  for (const reader of [preferences, openPreferences(folder, () => new Date())]) {
    expect(reader.read()).toMatchObject({ organisation: 'Northwind', logo: null });
  }
});
