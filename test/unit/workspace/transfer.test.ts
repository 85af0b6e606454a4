/** Uploads: what is kept for how long, what a crash leaves, and that the bytes come back as they were. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSpool } from '../../../electron/workspace/transfer/spool.ts';
import { createTransfer, type Transfer } from '../../../electron/workspace/transfer/transfer.ts';
import { temporaryFolder } from '../../contract/drivers.ts';

let folder = '';
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

let opened = 0;
const newId = (): string => `t${(opened += 1)}`;

type Later = { readonly milliseconds: number; readonly action: () => void };

const transferAt = (later: Later[] = []): Transfer =>
  createTransfer(
    { temporaryFolder: folder, newId },
    {
      after: (milliseconds, action) => {
        const entry = { milliseconds, action };
        later.push(entry);
        return () => later.splice(later.indexOf(entry), 1);
      },
    },
  );

const begun = ({ uploads }: Transfer, size: number): string => {
  const result = uploads.begin('a.debrief', size);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.upload;
};

test.each([{ inMemory: 0 }, { inMemory: 100_000 }, { inMemory: 10_000_000 }])(
  'bytes come back from anywhere as they were put in, with $inMemory of them in memory',
  async ({ inMemory }) => {
    const bytes = Buffer.from(Array.from({ length: 300_001 }, (_, index) => (index * 7919) % 251));
    const spool = createSpool(() => Promise.resolve(path.join(folder, newId())), inMemory);
    for (let at = 0; at < bytes.length; at += 70_001) await spool.append(bytes.subarray(at, at + 70_001));
    const source = await spool.seal();
    expect(source.size).toBe(bytes.length);
    for (const [from, length] of [
      [0, 300_001],
      [65_535, 2],
      [65_536, 65_536],
      [131_000, 100_000],
      [300_000, 1],
      [300_001, 0],
    ] as const) {
      const read = await source.read(from, length);
      expect(Buffer.from(read).equals(bytes.subarray(from, from + length))).toBe(true);
    }
    await spool.discard();
    expect(await readdir(folder)).toEqual([]);
  },
);

test('what programs that have ended left is removed at the next start; what a running one has stays', async () => {
  const ended = spawnSync(process.execPath, ['-e', '0']).pid;
  const names = [`debrief-transfer-${ended}-abc`, `debrief-transfer-${process.pid}-abc`, 'other'];
  for (const name of names) {
    await mkdir(path.join(folder, name));
    await writeFile(path.join(folder, name, 'file'), 'left behind');
  }
  const transfer = transferAt();
  await transfer.close();
  expect((await readdir(folder)).toSorted()).toEqual(names.slice(1).toSorted());
});

test('an upload that nobody asks for is forgotten, and of too many the one touched longest ago', async () => {
  const later: Later[] = [];
  const transfer = transferAt(later);
  const first = begun(transfer, 1);
  await transfer.uploads.add(first, 0, Buffer.of(1));
  expect((await transfer.uploads.find(first)).ok).toBe(true);
  expect(later).toHaveLength(1);
  expect(later[0]?.milliseconds).toBe(30 * 60_000);
  later[0]?.action();
  expect((await transfer.uploads.find(first)).ok).toBe(false);

  const several = [1, 2, 3, 4].map(() => begun(transfer, 1));
  for (const upload of several) await transfer.uploads.add(upload, 0, Buffer.of(1));
  await transfer.uploads.find(several[0] ?? '');
  begun(transfer, 1);
  const here = await Promise.all(several.map(async (each) => (await transfer.uploads.find(each)).ok));
  expect(here).toEqual([true, false, true, true]);
  await transfer.close();
});
