/** One version of a report is one document: two exports of it have one SHA-256, whenever and however they are made. */
import { copyFile, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../electron/library/record-hash.ts';
import { ask, type Driver, openDirect, temporaryFolder, WINDOW } from '../contract/drivers.ts';
import { pdfInfo, pdfText } from '../judges/poppler.ts';
import { debriefWith } from '../unit/cli/run.ts';

const HOUR = 3_600_000;

describe('an export from the library', () => {
  let clock = Date.UTC(2026, 2, 16, 8, 10, 12, 345);
  let driver: Driver;
  let id = '';
  beforeEach(async () => {
    driver = await openDirect({ now: () => new Date(clock) });
    ({ id } = await ask(driver, 'library.create', { from: 'template' }));
  });
  afterEach(() => driver.close());

  const exported = async () => {
    const { files } = await ask(driver, 'export.run', {
      job: 'j',
      id,
      formats: ['pdf', 'docx'],
      paper: 'a4',
    });
    return { hashes: files.map(({ sha256 }) => sha256), handle: files[0]?.handle ?? '' };
  };

  test('is the same document a day later and after saving it again, and another one after an edit', async () => {
    const first = await exported();
    expect(new Set(first.hashes).size).toBe(2);
    clock += 26 * HOUR;
    const { report, sha256, savedAt } = await ask(driver, 'report.open', { id });
    const again = await ask(driver, 'report.save', { window: WINDOW, report, base: sha256 });
    expect(again.savedAt).toBe(savedAt);
    expect((await exported()).hashes).toEqual(first.hashes);

    clock = Date.UTC(2026, 2, 18, 11, 5, 59, 900);
    const edited = { ...report, summary: { ...report.summary, text: 'One word more.' } };
    await ask(driver, 'report.save', { window: WINDOW, report: edited, base: sha256 });
    clock += HOUR;
    const second = await exported();
    for (const [index, hash] of second.hashes.entries()) expect(hash).not.toBe(first.hashes[index]);
    const { bytes } = await ask(driver, 'export.read', { handle: second.handle });
    const pdf = Buffer.from(bytes, 'base64');
    expect(await pdfText(pdf)).toContain('saved 2026-03-18 11:05 UTC');
    expect((await pdfInfo(pdf)).get('CreationDate')).toBe('2026-03-18T11:05:59Z');
  });
});

describe('an export from the command line', () => {
  let folder = '';
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ folder, remove } = await temporaryFolder());
    await writeFile(path.join(folder, 'report.md'), '# Disk full\n\n**Incident ID:** INC-2026-03-14-001\n');
  });
  afterEach(() => remove());

  const changedAt = (iso: string): Promise<void> =>
    utimes(path.join(folder, 'report.md'), new Date(iso), new Date(iso));
  /** SHA-256 of the files of that name. */
  const exported = async (
    formats: readonly ('pdf' | 'docx')[],
    name: string,
    { source = 'report.md', environment = {} } = {},
  ): Promise<readonly string[]> => {
    const words = formats.flatMap((format) => [`--${format}`, `${name}.${format}`]);
    expect(await debriefWith(environment, folder, 'export', source, ...words)).toMatchObject({ code: 0 });
    return Promise.all(
      formats.map(async (format) => sha256Hex(await readFile(path.join(folder, `${name}.${format}`)))),
    );
  };
  const savedLine = async (name: string): Promise<string> =>
    /saved ([-\d]+ [:\d]+ UTC)/.exec(await pdfText(await readFile(path.join(folder, `${name}.pdf`))))?.[1] ??
    '';

  test('carries the time when the file was last changed, not that of the export', async () => {
    await changedAt('2026-02-11T09:30:15Z');
    const first = await exported(['pdf', 'docx'], 'first');
    expect(await savedLine('first')).toBe('2026-02-11 09:30 UTC');
    expect(await exported(['pdf', 'docx'], 'second')).toEqual(first);
    await changedAt('2026-02-11T09:30:16Z');
    expect(await exported(['pdf'], 'touched')).not.toEqual(first.slice(0, 1));
  });

  test('carries SOURCE_DATE_EPOCH where the file has no time of its own', async () => {
    const fixed = { environment: { SOURCE_DATE_EPOCH: '1773648600' } };
    const first = await exported(['pdf'], 'first', fixed);
    expect(await savedLine('first')).toBe('2026-03-16 08:10 UTC');
    await changedAt('2026-05-01T00:00:00Z');
    expect(await exported(['pdf'], 'second', fixed)).toEqual(first);
  });

  test('carries the time of saving of a report in the library, whatever the environment says', async () => {
    expect(await debriefWith({}, folder, 'import', 'report.md')).toMatchObject({ code: 0 });
    const source = 'INC-2026-03-14-001';
    const first = await exported(['pdf'], 'first', { source });
    const later = { source, environment: { SOURCE_DATE_EPOCH: '1893456000' } };
    expect(await exported(['pdf'], 'second', later)).toEqual(first);
    // The very file of the library says the same, wherever it lies.
    const [file = ''] = await readdir(path.join(folder, 'library', 'reports'));
    await copyFile(path.join(folder, 'library', 'reports', file), path.join(folder, 'copy.json'));
    expect(await exported(['pdf'], 'third', { source: 'copy.json' })).toEqual(first);
  });
});
