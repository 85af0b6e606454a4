/** What goes into a package comes out of it, plain and encrypted, and other programs can read the plain one. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { failure } from '../../../shared/contract/result.ts';
import { nodeFileSystem } from '../../../electron/library/file-system.ts';
import { type OpenPackage, openPackage, openPackageBytes } from '../../../electron/package-file/read.ts';
import { fileSource } from '../../../electron/package-file/source.ts';
import { packageBytes, writePackage } from '../../../electron/package-file/write.ts';
import { reportArbitrary } from '../../arbitrary/report.ts';
import { temporaryFolder } from '../../contract/drivers.ts';
import { failingFileSystem, quotaFileSystem } from '../../fault/failing-file-system.ts';
import { checkZip } from '../../judges/unzip.ts';
import { countingIds } from '../../setup/ids.ts';
import {
  begun,
  contentOf,
  encryptionWith,
  type History,
  readOptions,
  rememberingStretch,
  saying,
  sha256,
  withAttachment,
  withChanges,
  written,
  writeOptions,
} from '../../setup/packaged.ts';
import { runs } from '../../setup/runs.ts';

const opened = async (bytes: Uint8Array, passphrase: string | null = null): Promise<OpenPackage> => {
  const result = await openPackageBytes(bytes, readOptions({ passphrase, stretch: rememberingStretch }));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const log = Buffer.from('14:32 disk full\n'.repeat(500));
const picture = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919 * (at + 3)) % 251));
/** So even that it packs to less than a reader takes for honest. */
const zeros = Buffer.alloc(3_000_000);
const files = [log, picture, zeros, Buffer.alloc(0)];

const example = (): History => files.reduce(withAttachment, saying(begun(), 'First words'));

const neverCancelled = new AbortController().signal;

test('report, history and every attachment come out as they went in', async () => {
  const history = example();
  const packed = await opened(await written(contentOf(history, files)));
  const { report, savedAt, sha256: record } = contentOf(history).stored;
  expect(packed.stored).toEqual({ report, savedAt, sha256: record });
  expect(packed.entries).toEqual(history.entries);
  expect(packed.faults).toEqual([]);
  expect(packed.isEncrypted).toBe(false);
  expect(packed.manifest.by).toEqual({ author: 'A. Tester', app: '0.0.0-test' });
  expect(packed.attachments.map((one) => one.sha256)).toEqual(files.map(sha256).toSorted());
  for (const file of files) {
    const read = await packed.readAttachment(sha256(file), neverCancelled);
    expect(read.ok && Buffer.from(read.value).equals(file)).toBe(true);
  }
  expect(await packed.readAttachment('0'.repeat(64), neverCancelled)).toMatchObject({
    error: { code: 'not-found' },
  });
});

test('any report comes back whole, plain and encrypted', async () => {
  await fc.assert(
    fc.asyncProperty(
      reportArbitrary,
      fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 3 }),
      fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })),
      async (report, attachments, passphrase) => {
        const history = attachments.reduce(withAttachment, begun(report));
        const encryption = passphrase === null ? null : encryptionWith(passphrase);
        const packed = await opened(
          await written(contentOf(history, attachments), { encryption }),
          passphrase,
        );
        expect(packed.stored.report).toEqual(history.report);
        expect(packed.entries).toEqual(history.entries);
        expect(packed.isEncrypted).toBe(passphrase !== null);
        for (const bytes of attachments) {
          const read = await packed.readAttachment(sha256(bytes), neverCancelled);
          expect(read.ok && Buffer.from(read.value).equals(bytes)).toBe(true);
        }
      },
    ),
    runs(40),
  );
});

test('the same content and time give the same bytes', async () => {
  const content = contentOf(example(), files);
  const bytes = await written(content);
  expect(Buffer.from(bytes).equals(await written(content))).toBe(true);
  expect(bytes).not.toEqual(await written(content, { author: 'B. Tester' }));
});

test('unzip and fflate read a plain package', async () => {
  const history = example();
  const bytes = await written(contentOf(history, files));
  expect(await checkZip(bytes)).toContain('No errors detected');
  const found = unzipSync(bytes);
  expect(Object.keys(found)).toEqual([
    'mimetype',
    'report.json',
    'history.jsonl',
    ...files.map((file) => `attachments/${sha256(file)}`).toSorted(),
    'manifest.json',
  ]);
  const { report } = JSON.parse(new TextDecoder().decode(found['report.json'])) as { report: unknown };
  expect(report).toEqual(history.report);
});

test('an attachment of an earlier moment travels too, so that it can be restored', async () => {
  const [first = ''] = Object.keys(begun().report.appendices);
  const attached = withAttachment(begun(), log);
  const row = attached.entries.at(-1)!.changes[0]!;
  const removed = withChanges(attached, [
    {
      kind: 'remove',
      path: ['appendices', first, 'attachments'],
      index: 0,
      row: (row as { row: { id: string } }).row,
    },
  ]);
  const packed = await opened(await written(contentOf(removed, [log])));
  expect(packed.attachments).toEqual([{ sha256: sha256(log), size: log.length }]);
});

test('an attachment that is not there is named, in the result and in the package', async () => {
  const content = contentOf(example(), [log, zeros, Buffer.alloc(0)]);
  const result = await packageBytes(content, writeOptions());
  expect(result).toMatchObject({ ok: true, value: { missing: [{ sha256: sha256(picture) }] } });
  if (!result.ok) return;
  const packed = await opened(result.value.bytes);
  expect(packed.manifest.missing).toEqual([sha256(picture)]);
  expect(packed.manifestSha256).toBe(result.value.manifestSha256);
  expect(sha256(result.value.bytes)).toBe(result.value.sha256);
});

test('what no reader would take is not written', async () => {
  const { report } = begun();
  expect(await packageBytes(contentOf(begun({ ...report, id: 'CON' })), writeOptions())).toMatchObject({
    error: { code: 'bad-request', kept: 'No package was written, and the report is unchanged.' },
  });
  const large = withAttachment(begun(), Buffer.alloc(25 * 1024 * 1024 + 1));
  expect(
    await packageBytes(contentOf(large, [Buffer.alloc(25 * 1024 * 1024 + 1)]), writeOptions()),
  ).toMatchObject({
    error: { code: 'too-large' },
  });
});

test('a disk that fails while attachments are read ends the export', async () => {
  const content = {
    ...contentOf(example(), files),
    readAttachment: () => Promise.resolve(failure('not-available', 'The disk reported an error.')),
  };
  expect(await packageBytes(content, writeOptions())).toMatchObject({
    ok: false,
    error: { code: 'not-available', kept: 'No package was written, and the report is unchanged.' },
  });
});

test('a broken history travels, and what is wrong with it is said', async () => {
  const { report, entries } = example();
  const tampered = entries.map((entry, index) =>
    index === 1 ? { ...entry, author: 'Somebody else' } : entry,
  );
  const packed = await opened(await written(contentOf({ report, entries: tampered }, files)));
  expect(packed.faults.map(({ seq }) => seq)).toEqual([2]);
  const short = await opened(await written(contentOf({ report, entries: entries.slice(0, 2) }, files)));
  expect(short.faults[0]?.message).toContain('does not end with the report');
});

test('a package is written durably, read from its file, and replaces the one before', async () => {
  const { folder, remove } = await temporaryFolder();
  try {
    const file = path.join(folder, 'a.debrief');
    await writeFile(file, 'old');
    const content = contentOf(example(), files);
    const result = await writePackage(nodeFileSystem, file, countingIds(), content, writeOptions());
    expect(result.ok).toBe(true);
    expect(await readdir(folder)).toEqual(['a.debrief']);
    expect((await readFile(file)).equals(await written(content))).toBe(true);
    const source = await fileSource(file);
    expect(await openPackage(source, readOptions())).toMatchObject({ ok: true });
    await source.close();
  } finally {
    await remove();
  }
});

test('a full disk leaves the old file and nothing else', async () => {
  const { folder, remove } = await temporaryFolder();
  try {
    const file = path.join(folder, 'a.debrief');
    await writeFile(file, 'old');
    const fs = quotaFileSystem(10_000);
    const result = await writePackage(fs, file, countingIds(), contentOf(example(), files), writeOptions());
    expect(result).toMatchObject({
      error: { code: 'could-not-write', message: 'The package could not be written: the disk is full.' },
    });
    expect(await readdir(folder)).toEqual(['a.debrief']);
    expect(await readFile(file, 'utf8')).toBe('old');
  } finally {
    await remove();
  }
});

test('whichever step of writing fails, the old package stands or the new one does', async () => {
  const { folder, remove } = await temporaryFolder();
  try {
    const file = path.join(folder, 'a.debrief');
    const content = contentOf(example(), files);
    const whole = Buffer.from(await written(content));
    const fs = failingFileSystem('EIO', false);
    let rounds = 0;
    for (let number = 1; ; number += 1) {
      await writeFile(file, 'old');
      fs.failAt(number);
      const result = await writePackage(fs, file, countingIds(), content, writeOptions());
      if (fs.failed() === '') break;
      rounds += 1;
      expect(result).toMatchObject({ ok: false, error: { code: 'could-not-write' } });
      const found = await readFile(file);
      expect(fs.failed() === 'syncFolder' ? found.equals(whole) : found.toString() === 'old').toBe(true);
      expect(await readdir(folder)).toEqual(['a.debrief']);
    }
    expect(rounds).toBeGreaterThan(10);
  } finally {
    await remove();
  }
});

test('both directions tell how far they are and can be cancelled at any step, leaving nothing', async () => {
  const { folder, remove } = await temporaryFolder();
  try {
    const content = contentOf(example(), files);
    const encryption = encryptionWith('correct horse');
    const steps: string[] = [];
    const fractions: number[] = [];
    const note = (step: string, fraction: number): void => {
      steps.push(step);
      fractions.push(fraction);
    };
    const bytes = await written(content, { encryption, onProgress: note });
    expect(steps).toContain('Packing attachment 2 of 4');
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    const writeSteps = steps.length;
    steps.length = 0;
    fractions.length = 0;
    const reading = { passphrase: 'correct horse', stretch: rememberingStretch };
    await openPackageBytes(bytes, readOptions({ ...reading, onProgress: note }));
    expect(steps).toContain('Checking attachment 2 of 4');
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);

    const cancelAt = (at: number): { signal: AbortSignal; onProgress: () => void } => {
      const controller = new AbortController();
      let calls = 0;
      return {
        signal: controller.signal,
        onProgress: () => {
          calls += 1;
          if (calls === at) controller.abort();
        },
      };
    };
    for (let at = 1; at <= writeSteps; at += 1) {
      const file = path.join(folder, 'a.debrief');
      const options = writeOptions({ encryption, ...cancelAt(at) });
      expect(await writePackage(nodeFileSystem, file, countingIds(), content, options)).toMatchObject({
        error: { code: 'cancelled', kept: 'No package was written, and the report is unchanged.' },
      });
      expect(await readdir(folder)).toEqual([]);
    }
    // The last step says that all is done.
    for (let at = 1; at < steps.length; at += 1) {
      expect(await openPackageBytes(bytes, readOptions({ ...reading, ...cancelAt(at) }))).toMatchObject({
        error: { code: 'cancelled', kept: 'Nothing was stored.' },
      });
    }
  } finally {
    await remove();
  }
});
