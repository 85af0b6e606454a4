/**
 * Encrypting a library and decrypting it again. Afterwards no word of a report is left in the folder, in no encoding; and
 * whichever step the disk or the program dies at, nothing is lost and the next run goes on. `npm run test:long` breaks it off
 * at every step, otherwise at each of the first and then at every so-manieth.
 */
import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emptyReport } from '../../shared/report/create.ts';
import type { Result } from '../../shared/contract/result.ts';
import type { Report } from '../../shared/report/schema.ts';
import { type FileSystem, nodeFileSystem } from '../../electron/library/file-system.ts';
import { createLibrary } from '../../electron/library/library.ts';
import { plainBackups, removePlainBackups } from '../../electron/vault/convert/backups.ts';
import { continueConversion, decryptLibrary, encryptLibrary } from '../../electron/vault/convert/convert.ts';
import {
  type LibraryPlace,
  protectionOf,
  readManifest,
  writeManifest,
} from '../../electron/vault/convert/manifest.ts';
import { linesOf } from '../../electron/vault/convert/outcome.ts';
import { claimedLineIdentity, openLine } from '../../electron/vault/line.ts';
import { unlock, type Unlocked } from '../../electron/vault/vault.ts';
import { vaultSealer } from '../../electron/vault/vault-sealer.ts';
import { temporaryFolder } from '../contract/drivers.ts';
import { oneIn } from '../setup/campaign.ts';
import { countingIds } from '../setup/ids.ts';
import { codeOf, flipped, newVault, PASSPHRASE, valueOf } from '../unit/vault/expecting.ts';
import { failingFileSystem, quotaFileSystem } from './failing-file-system.ts';
import { bytesOf, traces } from './library-bytes.ts';

/** How far apart the steps are at which it is broken off, and the bytes that are changed. */
const STRIDE = oneIn(37);

let root = '';
let remove: () => Promise<void>;
let folder = '';
let unlocked: Unlocked;
beforeAll(async () => {
  unlocked = await newVault();
});
beforeEach(async () => {
  ({ folder: root, remove } = await temporaryFolder());
  folder = path.join(root, 'library');
});
afterEach(() => remove());

const newId = countingIds('v');
const NOW = new Date('2026-11-23T10:00:00.000Z');
const place = (fs: FileSystem = nodeFileSystem): LibraryPlace => ({ folder, fs, now: () => NOW, newId });
const put = async (name: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), content);
};
const stateOf = async (): Promise<string> =>
  valueOf(protectionOf(valueOf(await readManifest(place())))).state;
const encrypt = (fs?: FileSystem) => encryptLibrary(place(fs), unlocked.vault, unlocked.dataKey);
const decrypt = (fs?: FileSystem) => decryptLibrary(place(fs), unlocked.dataKey);

const mark = (where: string): string => `marker-${where}-Quokka`;
const written = (where: string): Report => {
  const report = emptyReport(newId);
  return {
    ...report,
    incident: { ...report.incident, title: mark(`title-${where}`) },
    summary: { ...report.summary, text: `Ein Wort: ${mark(`summary-${where}`)}.` },
  };
};
const entry = (seq: number, where: string): string =>
  JSON.stringify({ seq, author: mark(`author-${where}`), changes: [] });

type Made = { readonly id: string; readonly evidence: string; readonly marks: readonly string[] };

/** A library with everything in it that a library can hold, some of it damaged or left behind. */
const fill = async (): Promise<Made> => {
  const library = createLibrary({ folder, fs: nodeFileSystem, now: () => NOW, newId });
  const [kept, trashed] = [written('kept'), written('trashed')];
  valueOf(await library.add(kept));
  valueOf(await library.add(trashed));
  valueOf(await library.trash(trashed.id));
  const { sha256: evidence } = valueOf(await library.attachments.add(Buffer.from(mark('evidence'))));
  const torn = entry(3, 'torn').slice(0, -9);
  await put(
    `history/${kept.id}.jsonl`,
    `${entry(1, 'first')}\n${entry(2, 'second')}\nno entry: ${mark('broken')}\n${torn}`,
  );
  await put(`history/${kept.id}.jsonl.torn-2026-11-01T10-00-00Z`, torn);
  await put(`history/${trashed.id}.jsonl`, `${entry(1, 'trash-history')}\n`);
  await put(`reports/${kept.id}.json.corrupt-2026-11-01T10-00-00Z`, `{"half": "${mark('corrupt')}`);
  await put(`trash/${trashed.id}.json.1`, JSON.stringify({ older: mark('older') }));
  await put(`attachments/${'ab'.repeat(32)}`, Buffer.from(mark('damaged-evidence')));
  await put(`reports/.${kept.id}.json.x1.debrief-tmp`, JSON.stringify({ left: mark('temporary') }));
  await put('index/search.json', JSON.stringify({ words: [mark('index')] }));
  return {
    id: kept.id,
    evidence,
    marks: [
      'title-kept',
      'summary-kept',
      'title-trashed',
      'summary-trashed',
      'evidence',
      'author-first',
      'author-second',
      'author-torn',
      'author-trash-history',
      'broken',
      'corrupt',
      'older',
      'damaged-evidence',
      'temporary',
      'index',
    ].map(mark),
  };
};

/** What a library holds but for what can be made again. */
const lasting = (files: ReadonlyMap<string, Buffer>): Record<string, string> =>
  Object.fromEntries(
    [...files]
      .filter(([name]) => !/^(?:library\.|index\/)|\.debrief-tmp$/.test(name))
      .map(([name, bytes]): [string, string] => [name, bytes.toString('latin1')])
      .toSorted(([a], [b]) => a.localeCompare(b)),
  );

describe('an encrypted library', () => {
  test('has no word of a report left in it, in a file or a name, in no encoding', async () => {
    const { marks, evidence } = await fill();
    const hashes = [evidence, 'ab'.repeat(32)];
    const before = await bytesOf(folder);
    // The search finds each of them as long as there is something to find.
    for (const text of [...marks, ...hashes]) expect(traces(before, [text]), text).not.toEqual([]);
    const done = valueOf(await encrypt());
    expect(done).toMatchObject({ unreadable: [], unknown: [], plainBackups: [] });
    expect(traces(await bytesOf(folder), [...marks, ...hashes])).toEqual([]);
    expect(await stateOf()).toBe('encrypted');
  });

  test('opens with its passphrase as what it was', async () => {
    const { id, evidence } = await fill();
    const before = await bytesOf(folder);
    valueOf(await encrypt());
    const protection = valueOf(protectionOf(valueOf(await readManifest(place()))));
    if (protection.state === 'plain') throw new Error('not encrypted');
    const sealer = vaultSealer(valueOf(await unlock(protection.vault, PASSPHRASE)));
    const report = await readFile(path.join(folder, 'reports', `${id}.json`));
    expect(Buffer.from(valueOf(sealer.open(`report:${id}`, report)))).toEqual(
      before.get(`reports/${id}.json`),
    );
    const stored = await readFile(path.join(folder, 'attachments', sealer.attachmentName(evidence)));
    expect(Buffer.from(valueOf(sealer.open(`attachment:${evidence}`, stored))).toString()).toBe(
      mark('evidence'),
    );
    const lines = linesOf(await readFile(path.join(folder, 'history', `${id}.jsonl`)));
    expect(lines.map(claimedLineIdentity)).toEqual([1, 2, 0, 0].map((seq) => `history:${id}:${seq}`));
    expect(Buffer.from(valueOf(openLine(sealer, `history:${id}:2`, lines[1]!))).toString()).toBe(
      entry(2, 'second'),
    );
  });

  test('is byte for byte the former one when it is decrypted again', async () => {
    await fill();
    const before = lasting(await bytesOf(folder));
    valueOf(await encrypt());
    expect(Object.keys(before).length).toBe(9);
    valueOf(await decrypt());
    expect(lasting(await bytesOf(folder))).toEqual(before);
    const manifest = valueOf(await readManifest(place()));
    expect(manifest.vault).toBeUndefined();
    // Backups of that time still need the key file.
    expect(manifest.formerVaults).toEqual([unlocked.vault]);
  });

  test('is not encrypted twice, nor decrypted with the key of another', async () => {
    await fill();
    expect(codeOf(await decrypt())).toBe('conflict');
    expect(codeOf(await continueConversion(place(), unlocked.dataKey))).toBe('conflict');
    expect(codeOf(await encryptLibrary(place(), unlocked.vault, randomBytes(32)))).toBe('conflict');
    expect(await stateOf()).toBe('plain');
    valueOf(await encrypt());
    const before = await bytesOf(folder);
    expect(codeOf(await encrypt())).toBe('conflict');
    expect(codeOf(await decryptLibrary(place(), randomBytes(32)))).toBe('conflict');
    expect(await bytesOf(folder)).toEqual(before);
  });

  test('survives a damaged library.json: the copy has the key file', async () => {
    await fill();
    valueOf(await encrypt());
    for (const damage of ['', '{"format":"debrief-lib', '{}']) {
      await put('library.json', damage);
      expect(await stateOf()).toBe('encrypted');
    }
    await rm(path.join(folder, 'library.json'));
    expect(await stateOf()).toBe('encrypted');
    await put('library.copy.json', '');
    expect(codeOf(await readManifest(place()))).toBe('damaged');
    expect(codeOf(await decrypt())).toBe('damaged');
  });

  test('survives any changed byte of library.json', async () => {
    await fill();
    valueOf(await encrypt());
    const bytes = await readFile(path.join(folder, 'library.json'));
    for (let at = 0; at < bytes.byteLength; at += STRIDE) {
      await put('library.json', flipped(bytes, at, 1 << (at % 8)));
      const read = await readManifest(place());
      expect(valueOf(protectionOf(valueOf(read))), `byte ${at}`).toEqual({
        state: 'encrypted',
        vault: unlocked.vault,
      });
    }
  });

  test('of a newer version is refused and left as it is', async () => {
    await fill();
    await put('library.json', JSON.stringify({ format: 'debrief-library', version: 2, vault: 'new' }));
    const before = await bytesOf(folder);
    expect(codeOf(await encrypt())).toBe('newer-version');
    expect(codeOf(await decrypt())).toBe('newer-version');
    expect(await bytesOf(folder)).toEqual(before);
  });

  test('that was edited by hand still opens where the copy is gone', async () => {
    await fill();
    valueOf(await encrypt());
    const text = await readFile(path.join(folder, 'library.json'), 'utf8');
    await put('library.json', text.replace('"format"', '"note": "by hand", "format"'));
    await rm(path.join(folder, 'library.copy.json'));
    expect(await stateOf()).toBe('encrypted');
  });

  test('keeps what else library.json says', async () => {
    await writeManifest(place(), { format: 'debrief-library', version: 1, name: 'Team North' });
    await fill();
    valueOf(await encrypt());
    valueOf(await decrypt());
    expect(valueOf(await readManifest(place()))).toMatchObject({ name: 'Team North' });
  });
});

describe('what does not fit', () => {
  test('a sealed file that does not open is left, and named, in both directions', async () => {
    const { id } = await fill();
    valueOf(await encrypt());
    const file = path.join(folder, 'reports', `${id}.json`);
    const bytes = await readFile(file);
    bytes[bytes.length - 1]! ^= 1;
    await writeFile(file, bytes);
    const done = valueOf(await decrypt());
    expect(done.unreadable.map(({ path: name }) => name)).toEqual([`reports/${id}.json`]);
    expect(await readFile(file)).toEqual(bytes);
    // Even encrypting under another key takes it for nothing else.
    const other = await newVault('another');
    const again = valueOf(await encryptLibrary(place(), other.vault, other.dataKey));
    expect(again.unreadable.map(({ path: name }) => name)).toEqual([`reports/${id}.json`]);
    expect(await readFile(file)).toEqual(bytes);
  });

  test('one damaged entry keeps the others of its journal from nothing', async () => {
    const { id } = await fill();
    const before = await readFile(path.join(folder, 'history', `${id}.jsonl`));
    valueOf(await encrypt());
    const file = path.join(folder, 'history', `${id}.jsonl`);
    const lines = (await readFile(file, 'utf8')).split('\n');
    lines[1] = lines[1]!.replace(/.{8}$/, 'AAAAAAAA');
    await writeFile(file, lines.join('\n'));
    const done = valueOf(await decrypt());
    expect(done.unreadable.map(({ path: name }) => name)).toEqual([`history/${id}.jsonl`]);
    const after = (await readFile(file, 'utf8')).split('\n');
    expect(after[1]).toBe(lines[1]);
    expect(after.toSpliced(1, 1)).toEqual(before.toString().split('\n').toSpliced(1, 1));
  });

  test('a sealed file that somebody attached is an attachment like others', async () => {
    const strange = vaultSealer(randomBytes(32)).seal('report:a', Buffer.from('x'));
    const own = vaultSealer(unlocked.dataKey).seal('report:a', Buffer.from('x'));
    for (const bytes of [strange, own]) {
      await put(`attachments/${createHash('sha256').update(bytes).digest('hex')}`, bytes);
    }
    const before = lasting(await bytesOf(folder));
    expect(valueOf(await encrypt())).toMatchObject({ changed: 2, unreadable: [] });
    expect(Object.keys(lasting(await bytesOf(folder)))).not.toEqual(Object.keys(before));
    valueOf(await decrypt());
    expect(lasting(await bytesOf(folder))).toEqual(before);
  });

  test('a file in the way of another is put aside, never overwritten', async () => {
    const { evidence } = await fill();
    valueOf(await encrypt());
    await put(`attachments/${evidence}`, 'a damaged copy');
    valueOf(await decrypt());
    const names = await readdir(path.join(folder, 'attachments'));
    const aside = names.find((name) => name.startsWith(`${evidence}.corrupt-`))!;
    expect(await readFile(path.join(folder, 'attachments', aside), 'utf8')).toBe('a damaged copy');
    expect(await readFile(path.join(folder, 'attachments', evidence), 'utf8')).toBe(mark('evidence'));
  });

  test('files that are none of ours are named and left', async () => {
    await fill();
    await put('notes.txt', 'my own notes');
    await put('reports/export.pdf', '%PDF');
    await put('locks/r1.json', '{"host":"a"}');
    const done = valueOf(await encrypt());
    expect(done.unknown).toEqual(['notes.txt', 'reports/export.pdf']);
    expect(await readFile(path.join(folder, 'notes.txt'), 'utf8')).toBe('my own notes');
  });

  test('plain backups are named, and removed only on request and only once all is encrypted', async () => {
    const { id } = await fill();
    await put(`backups/2026-11-01/reports/${id}.json`, mark('backup'));
    await put(`backups/2026-11-02/history/${id}.jsonl`, `${entry(1, 'backup')}\n`);
    expect(codeOf(await removePlainBackups(place(), ['2026-11-01']))).toBe('conflict');
    const done = valueOf(await encrypt());
    expect(done.plainBackups).toEqual(['2026-11-01', '2026-11-02']);
    await cp(path.join(folder, 'reports'), path.join(folder, 'backups/2026-11-03/reports'), {
      recursive: true,
    });
    await cp(path.join(folder, 'history'), path.join(folder, 'backups/2026-11-03/history'), {
      recursive: true,
    });
    await cp(path.join(folder, 'library.json'), path.join(folder, 'backups/2026-11-03/library.json'));
    expect(await plainBackups(place())).toEqual(['2026-11-01', '2026-11-02']);
    const all = ['2026-11-01', '2026-11-03', '../reports'];
    expect(valueOf(await removePlainBackups(place(), all)).removed).toEqual(['2026-11-01']);
    expect(await plainBackups(place())).toEqual(['2026-11-02']);
    const left = [...(await bytesOf(folder)).keys()].filter((name) => name.startsWith('backups/'));
    expect(left.some((name) => name.startsWith('backups/2026-11-01'))).toBe(false);
    expect(left.some((name) => name.startsWith('backups/2026-11-03/reports/'))).toBe(true);
  });
});

describe('a conversion that is broken off', () => {
  /** The same small library for each step. */
  const prepare = async (): Promise<Record<string, string>> => {
    const template = path.join(root, 'template');
    await fill();
    await rm(template, { recursive: true, force: true });
    await cp(folder, template, { recursive: true });
    return lasting(await bytesOf(folder));
  };
  const reset = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true });
    await cp(path.join(root, 'template'), folder, { recursive: true });
  };

  /** Each thing the library held, whole, plain or sealed. */
  const expectAllThere = async (before: Record<string, string>): Promise<void> => {
    const copy = path.join(root, 'copy');
    await rm(copy, { recursive: true, force: true });
    await cp(folder, copy, { recursive: true });
    // The copy of library.json must do: it may be all that is left.
    await rm(path.join(copy, 'library.json'), { force: true });
    const there = { ...place(), folder: copy };
    if (valueOf(protectionOf(valueOf(await readManifest(there)))).state !== 'plain') {
      valueOf(await decryptLibrary(there, unlocked.dataKey));
    }
    expect(lasting(await bytesOf(copy))).toEqual(before);
  };

  const MOST_STEPS = 1000;
  /** What only the walk over every step is sure to meet. */
  const inFull = (met: readonly string[]): string[] => (STRIDE === 1 ? [...met] : []);
  /** Where library.json is written and the first file is converted, no step is left out. */
  const EACH_OF = 3;
  /** Both copies of library.json are written within these steps. */
  const BEGINNING = STRIDE === 1 ? 30 : 3;

  /** Converts with the first, second, third, … operation failing, from the same library each time, until it gets through. */
  const eachStep = async (
    convert: (fs: FileSystem) => Promise<Result<unknown>>,
    makeFs: () => ReturnType<typeof failingFileSystem>,
    stride: number,
    check: (result: Result<unknown>, failed: string) => Promise<void>,
  ): Promise<number> => {
    let steps = 0;
    for (let number = 1; number < MOST_STEPS; number += number < EACH_OF ? 1 : stride) {
      await reset();
      const fs = makeFs();
      fs.failAt(number);
      const result = await convert(fs);
      if (fs.failed() === '') {
        valueOf(result);
        return steps;
      }
      await check(result, fs.failed());
      steps += 1;
    }
    throw new Error('the conversion never got through');
  };

  const operations = ['create', 'writeFile', 'sync', 'size', 'close', 'rename', 'unlink', 'syncFolder'];
  const readings = ['readFile', 'readdir', 'stat', 'mkdir'];
  const goOn = async (convert: () => Promise<Result<unknown>>): Promise<void> => {
    const isUnderWay = ['encrypting', 'decrypting'].includes(await stateOf());
    valueOf(await (isUnderWay ? continueConversion(place(), unlocked.dataKey) : convert()));
  };

  test('at any step of encrypting loses nothing, is continued, and leaves no word', async () => {
    const before = await prepare();
    const marks = Object.values(before).flatMap((text) => text.match(/marker-[a-z-]+-Quokka/g) ?? []);
    expect(marks.length).toBeGreaterThan(8);
    const failedAt = new Set<string>();
    const states = new Set<string>();
    let broken = 0;
    const steps = await eachStep(
      encrypt,
      () => failingFileSystem('EIO', true),
      STRIDE,
      async (result, failed) => {
        failedAt.add(failed);
        expect(codeOf(result)).toMatch(/^(?:could-not-write|not-available)$/);
        states.add(await stateOf());
        await expectAllThere(before);
        // While the beginning is written down, the next run is broken off too; then it goes on.
        broken += 1;
        if (broken <= BEGINNING) {
          const again = failingFileSystem('EIO', true);
          again.failAt(60);
          await encrypt(again);
          await expectAllThere(before);
        }
        // Where only the end could not be confirmed, there is nothing to go on with.
        if ((await stateOf()) !== 'encrypted') await goOn(encrypt);
        expect(await stateOf()).toBe('encrypted');
        expect(traces(await bytesOf(folder), marks)).toEqual([]);
      },
    );
    expect(steps).toBeGreaterThan(100 / STRIDE);
    expect([...failedAt]).toEqual(expect.arrayContaining(inFull([...operations, ...readings])));
    expect([...states]).toEqual(expect.arrayContaining(['encrypting', ...inFull(['encrypted', 'plain'])]));
    console.log(`encrypting: broken off at ${steps} steps`);
  }, 600_000);

  test('at any step of decrypting loses nothing and is continued', async () => {
    const before = await prepare();
    valueOf(await encrypt());
    await rm(path.join(root, 'template'), { recursive: true });
    await cp(folder, path.join(root, 'template'), { recursive: true });
    const states = new Set<string>();
    const steps = await eachStep(
      decrypt,
      () => failingFileSystem('EIO', true),
      STRIDE,
      async (result) => {
        expect(codeOf(result)).toMatch(/^(?:could-not-write|not-available)$/);
        states.add(await stateOf());
        await expectAllThere(before);
        if ((await stateOf()) !== 'plain') await goOn(decrypt);
        expect(await stateOf()).toBe('plain');
        expect(lasting(await bytesOf(folder))).toEqual(before);
      },
    );
    expect(steps).toBeGreaterThan(100 / STRIDE);
    expect([...states]).toEqual(expect.arrayContaining(['decrypting', ...inFull(['encrypted', 'plain'])]));
    console.log(`decrypting: broken off at ${steps} steps`);
  }, 600_000);

  test('by one failing step is never said to be done', async () => {
    const before = await prepare();
    const steps = await eachStep(
      encrypt,
      () => failingFileSystem('EACCES', false),
      7 * STRIDE,
      async (result) => {
        expect(codeOf(result)).toMatch(/^(?:could-not-write|not-available)$/);
        await expectAllThere(before);
      },
    );
    expect(steps).toBeGreaterThan(15 / STRIDE);
  }, 600_000);

  test('by a full disk goes on when there is room', async () => {
    const before = await prepare();
    const result = await encrypt(quotaFileSystem(12_000));
    expect(codeOf(result)).toBe('could-not-write');
    expect(result.ok ? '' : result.error.message).toContain('disk is full');
    expect(result.ok ? [] : result.error.problems).not.toEqual([]);
    expect(await stateOf()).toBe('encrypting');
    await expectAllThere(before);
    valueOf(await encrypt());
    expect(await stateOf()).toBe('encrypted');
  });

  test('by another program that writes finds what was written, or does not claim to be done', async () => {
    await fill();
    let isLate = false;
    const once = async () => {
      await put('reports/late.json', mark('late'));
    };
    const fs: FileSystem = {
      ...nodeFileSystem,
      // The last write of the first pass.
      unlink: async (name) => {
        await nodeFileSystem.unlink(name);
        if (!isLate && name.includes('attachments')) await once();
        isLate = true;
      },
    };
    await put(`attachments/${'cd'.repeat(32)}`, 'more');
    valueOf(await encrypt(fs));
    expect(isLate).toBe(true);
    expect(traces(await bytesOf(folder), [mark('late')])).toEqual([]);
    valueOf(await decrypt());
    let count = 0;
    const restless: FileSystem = {
      ...nodeFileSystem,
      rename: async (from, to) => {
        await nodeFileSystem.rename(from, to);
        count += 1;
        if (to.includes('reports')) await put(`reports/late${count}.json`, mark('late'));
      },
    };
    expect(codeOf(await encrypt(restless))).toBe('conflict');
    expect(await stateOf()).toBe('encrypting');
    valueOf(await encrypt());
    expect(traces(await bytesOf(folder), [mark('late')])).toEqual([]);
  });

  test('by a person stops between two files, can go on, and can be turned round', async () => {
    const before = await prepare();
    const stop = new AbortController();
    const seen: string[] = [];
    const watch = {
      signal: stop.signal,
      onProgress: (done: number, total: number) => {
        seen.push(`${done}/${total}`);
        if (done === 4) stop.abort();
      },
    };
    const stopped = await encryptLibrary(place(), unlocked.vault, unlocked.dataKey, watch);
    expect(codeOf(stopped)).toBe('cancelled');
    expect(seen).toHaveLength(4);
    expect(await stateOf()).toBe('encrypting');
    await expectAllThere(before);
    const other = await newVault('another');
    // Another vault cannot take over: some files are sealed with the first one.
    expect(codeOf(await encryptLibrary(place(), other.vault, other.dataKey))).toBe('conflict');
    valueOf(await decrypt());
    expect(await stateOf()).toBe('plain');
    expect(lasting(await bytesOf(folder))).toEqual(before);
  });
});
