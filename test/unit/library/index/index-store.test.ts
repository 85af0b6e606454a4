/** A file of the index is whole and ours, or it is none. */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from '../../../../electron/library/file-system.ts';
import {
  createIndexStore,
  decodeIndexFile,
  encodeIndexFile,
} from '../../../../electron/library/index/index-store.ts';
import { isUnsettled } from '../../../../electron/library/index/stamped.ts';
import { plainSealer, type Sealer } from '../../../../electron/library/sealer.ts';
import { searchText } from '../../../../electron/library/search.ts';
import { failure, success } from '../../../../shared/contract/result.ts';
import { temporaryFolder } from '../../../contract/drivers.ts';
import { libraryReport } from '../../../fixtures/library/reports.ts';
import { countingIds } from '../../../setup/ids.ts';

/** Encrypts nothing, but writes the identity before the bytes and wants it there. */
const namingSealer: Sealer = {
  ...plainSealer,
  isEncrypted: true,
  seal: (identity, plain) => Buffer.concat([Buffer.from(`${identity}\n`), plain]),
  open: (identity, stored) => {
    const name = `${identity}\n`;
    return Buffer.from(stored).subarray(0, name.length).toString() === name
      ? success(stored.subarray(name.length))
      : failure('unreadable-input', 'another file');
  },
};

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());
const storeWith = (sealer: Sealer) =>
  createIndexStore({ fs: nodeFileSystem, folder, sealer: () => sealer, newId: countingIds() });

const file = { header: { words: ['é', 1] }, body: Uint8Array.of(1, 2, 250) };

test('is read as it was written, sealed or not', async () => {
  for (const sealer of [plainSealer, namingSealer]) {
    const store = storeWith(sealer);
    expect(await store.write('thing', file)).toBe(true);
    const read = await store.read('thing');
    expect(read?.header).toEqual(file.header);
    expect([...(read?.body ?? [])]).toEqual([...file.body]);
  }
});

test('no single changed byte, no cut and no addition goes unnoticed', () => {
  const bytes = encodeIndexFile(file);
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0x10;
    expect(decodeIndexFile(changed)).toBeNull();
    expect(decodeIndexFile(bytes.subarray(0, at))).toBeNull();
  }
  expect(decodeIndexFile(Buffer.concat([bytes, Buffer.of(0)]))).toBeNull();
});

test('one of another version counts as none, whole as it may be', () => {
  const rest = Buffer.from(encodeIndexFile(file)).subarray(32);
  const other = Buffer.from(rest.toString('latin1').replace('"version":"', '"version":"9'), 'latin1');
  other.writeUInt32LE(other.readUInt32LE(0) + 1);
  const digest = createHash('sha256').update(other).digest();
  expect(decodeIndexFile(Buffer.concat([digest, other]))).toBeNull();
});

test('what cannot be used is taken away: damaged, of another name, or not encrypted as the library is now', async () => {
  await storeWith(plainSealer).write('plain', file);
  const store = storeWith(namingSealer);
  await store.write('one', file);
  await rename(path.join(folder, 'one'), path.join(folder, 'two'));
  await store.write('damaged', file);
  const bytes = await readFile(path.join(folder, 'damaged'));
  await writeFile(path.join(folder, 'damaged'), bytes.subarray(0, -1));
  for (const name of ['plain', 'two', 'damaged', 'absent']) expect(await store.read(name)).toBeNull();
  expect(await readdir(folder)).toEqual([]);
});

test('a disk that does not let itself be read keeps its files', async () => {
  await storeWith(plainSealer).write('thing', file);
  const refused = Object.assign(new Error('injected'), { code: 'EIO' });
  const fs = { ...nodeFileSystem, readFile: () => Promise.reject(refused) };
  const store = createIndexStore({ fs, folder, sealer: () => plainSealer, newId: countingIds() });
  expect(await store.read('thing')).toBeNull();
  expect(await readdir(folder)).toEqual(['thing']);
});

test('a file that was written just before it was read is not trusted by its stamp', () => {
  const readAt = new Date('2026-03-14T12:00:00Z');
  const written = (milliseconds: number) => ({
    inode: 1n,
    modified: BigInt(readAt.getTime() + milliseconds) * 1_000_000n,
    size: 1n,
    isFile: true,
  });
  expect(isUnsettled(written(-1), readAt)).toBe(true);
  expect(isUnsettled(written(-1999), readAt)).toBe(true);
  expect(isUnsettled(written(1500), readAt)).toBe(true);
  expect(isUnsettled(written(-2000), readAt)).toBe(false);
  expect(isUnsettled(written(-60_000), readAt)).toBe(false);
});

/*
 * Where this fails, an unchanged report is found by other words than those its index was made of: give RULES in
 * electron/library/index/index-store.ts a new number, then put the new hash here.
 */
test('the text that is searched is the one that stored indexes were made of', () => {
  const texts = [1, 3, 7].map((index) => searchText(libraryReport(index))).join('\n');
  expect(createHash('sha256').update(texts).digest('hex')).toBe(
    '7c7ba915dcc6293f493573c459a232bcdc3f58d877377fdf9d040c601246820f',
  );
});
