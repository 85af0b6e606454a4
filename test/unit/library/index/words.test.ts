/** The word index over its life: whatever was taken in, replaced, stored, joined and loaded, it finds what a scan finds. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem, type Stamp } from '../../../../electron/library/file-system.ts';
import { createIndexStore, type IndexStore } from '../../../../electron/library/index/index-store.ts';
import { isOf, type Stamped } from '../../../../electron/library/index/stamped.ts';
import { createWordIndex } from '../../../../electron/library/index/words.ts';
import { plainSealer } from '../../../../electron/library/sealer.ts';
import { fold, matches } from '../../../../electron/library/search.ts';
import { temporaryFolder } from '../../../contract/drivers.ts';
import { countingIds } from '../../../setup/ids.ts';

let store: IndexStore;
let remove: () => Promise<void>;
const newId = countingIds('s');
beforeEach(async () => {
  const made = await temporaryFolder();
  remove = made.remove;
  store = createIndexStore({ fs: nodeFileSystem, folder: made.folder, sealer: () => plainSealer, newId });
});
afterEach(() => remove());

/** Segments of four, so that a few reports fill many. */
const SIZE = 4;
const file = fc.nat(11).map((number) => `r${number}.json`);
const text = fc.string({ unit: fc.constantFrom(...'abc1-é 数'.split('')), maxLength: 16 }).map(fold);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), file, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), file }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('tend', 'flush', 'restart') }) },
);

test('finds what a scan of the present texts finds, after any steps', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.array(text, { maxLength: 4 }),
      async (steps, queries) => {
        let words = createWordIndex(store, newId, SIZE);
        await words.clear();
        const present = new Map<string, { stamp: Stamp; text: string }>();
        let clock = 0n;
        for (const each of steps) {
          if (each.kind === 'put' && 'text' in each) {
            clock += 1n;
            const stamp = { inode: clock, modified: clock, size: 1n, isFile: true };
            present.set(each.file, { stamp, text: each.text });
            words.put(each.file, stamp, each.text);
          } else if (each.kind === 'remove' && 'file' in each) {
            present.delete(each.file);
            words.remove(each.file);
          } else if (each.kind === 'tend') await words.tend();
          else {
            await words.flush();
            if (each.kind === 'flush') continue;
            words = createWordIndex(store, newId, SIZE);
            const isCurrent = (of: Stamped) => {
              const known = present.get(of.file);
              return known !== undefined && isOf(of, { file: of.file, stamp: known.stamp });
            };
            await words.load(isCurrent);
          }
        }
        for (const query of queries) {
          const expected = [...present]
            .filter((entry) => matches(entry[1].text, query))
            .map(([name]) => name);
          expect([...words.search(query)].toSorted()).toEqual(expected.toSorted());
        }
        for (const [name, { stamp }] of present) expect(words.has({ file: name, stamp })).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

const stampOf = (number: number): Stamp => ({ inode: BigInt(number), modified: 1n, size: 1n, isFile: true });

test('small segments are joined, and those of which nothing is left are taken away', async () => {
  for (let session = 0; session < 6; session += 1) {
    const words = createWordIndex(store, newId, SIZE);
    await words.load(() => true);
    words.put(`r${session}.json`, stampOf(session), `text ${session}`);
    await words.tend();
    await words.flush();
  }
  const words = createWordIndex(store, newId, SIZE);
  await words.load(() => true);
  await words.tend();
  expect((await store.names()).length).toBeLessThanOrEqual(3);
  expect(words.search('text').size).toBe(6);
  for (let number = 0; number < 6; number += 1) words.remove(`r${number}.json`);
  for (let round = 0; round < 6; round += 1) await words.tend();
  expect(await store.names()).toEqual([]);
  expect(words.search('text').size).toBe(0);
});

test('what a store refuses is found all the same, and again after a restart once it is read again', async () => {
  const refusing: IndexStore = { ...store, write: () => Promise.resolve(false) };
  const words = createWordIndex(refusing, newId, SIZE);
  for (let number = 0; number < 9; number += 1) {
    words.put(`r${number}.json`, stampOf(number), `text ${number}`);
    await words.tend();
  }
  await words.flush();
  expect(words.search('text').size).toBe(9);
  const next = createWordIndex(store, newId, SIZE);
  await next.load(() => true);
  expect(next.has({ file: 'r1.json', stamp: stampOf(1) })).toBe(false);
});
