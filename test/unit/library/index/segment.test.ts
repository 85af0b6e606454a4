/** A segment finds exactly what looking through every text would find. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSegment, mergeSegments } from '../../../../electron/library/index/build-segment.ts';
import { type Segment, searchSegment, wordsOf } from '../../../../electron/library/index/segment.ts';
import { decodeSegment, encodeSegment } from '../../../../electron/library/index/segment-file.ts';
import { fold, matches } from '../../../../electron/library/search.ts';

const found = (segment: Segment, query: string, wanted?: Uint8Array): number[] => {
  const all = wanted ?? new Uint8Array(segment.size).fill(1);
  return [...searchSegment(segment, wordsOf(query), all)].flatMap((isFound, index) =>
    isFound ? [index] : [],
  );
};
const scanned = (texts: readonly string[], query: string): number[] =>
  texts.flatMap((text, index) => (matches(text, query) ? [index] : []));

/** Few letters, so that words meet; with white space, accents, wide letters, half a surrogate pair. */
const letters = fc.constantFrom(...'aabbcé-ß.12 \n\u00a0\t数库'.split(''), '😀', '\ud800', 'ﬁ', '“');
const text = fc.string({ unit: letters, maxLength: 60 }).map(fold);
const query = fc.string({ unit: letters, maxLength: 8 });
const texts = fc.array(text, { maxLength: 12 });

test('any query finds in a segment what it finds in the texts', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.array(query, { minLength: 1, maxLength: 5 }), async (all, queries) => {
      const segment = await buildSegment(all);
      for (const each of queries) expect(found(segment, each)).toEqual(scanned(all, each));
    }),
  );
});

test('a word cut out of a text finds it, wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 6 }),
      fc.nat(),
      fc.nat(9),
      async (all, at, length) => {
        const source = all[at % all.length] ?? '';
        const part = source.slice(at % (source.length + 1)).slice(0, length + 1);
        expect(found(await buildSegment(all), part)).toEqual(scanned(all, part));
      },
    ),
  );
});

test('joined segments find what their parts found, but for what was not kept', async () => {
  await fc.assert(
    fc.asyncProperty(
      texts,
      texts,
      fc.infiniteStream(fc.boolean()),
      query,
      async (left, right, keeps, each) => {
        const kept = [left, right].map((all) => Uint8Array.from(all, () => (keeps.next().value ? 1 : 0)));
        const parts = await Promise.all([left, right].map(buildSegment));
        const joined = await mergeSegments(parts.map((segment, at) => ({ segment, kept: kept[at]! })));
        const rest = [left, right].flatMap((all, at) => all.filter((_text, index) => kept[at]![index] === 1));
        expect(joined.size).toBe(rest.length);
        expect(found(joined, each)).toEqual(scanned(rest, each));
      },
    ),
  );
});

test('a segment is read from its file as it was, and bytes too many or too few make it none', async () => {
  const all = ['bookings-api 88 gb', 'zürich “x”', '数据库主节点', ''].map(fold);
  const files = all.map((_text, index) => ({
    file: `r${index}.json`,
    stamp: { inode: BigInt(index), modified: 1_700_000_000_000_000_123n, size: 12n, isFile: true },
  }));
  const encoded = encodeSegment({ segment: await buildSegment(all), files });
  const header: unknown = JSON.parse(JSON.stringify(encoded.header));
  const decoded = decodeSegment({ header, body: encoded.body });
  expect(decoded?.files).toEqual(files);
  for (const each of ['api', '8', '数', 'zurich “', 'nowhere']) {
    expect(decoded && found(decoded.segment, each)).toEqual(scanned(all, each));
  }
  expect(decodeSegment({ header, body: encoded.body.subarray(1) })).toBeNull();
  expect(decodeSegment({ header, body: Buffer.concat([encoded.body, Buffer.of(0)]) })).toBeNull();
  expect(decodeSegment({ header: { files: [] }, body: encoded.body })).toBeNull();
});

describe('what people search for', () => {
  const all = [
    'INC-2026-03-14-001 bookings-api rejected 88 GB at 10.12.44.7, CVE-2021-44228',
    '数据库主节点在例行维护期间失去响应',
    'Müllers Straße; naïve Überwachung',
    'db-eu-west-07 answered in 812 ms (99.95 %)',
  ].map(fold);
  test.each([
    ['INC-2026-03-14-001', [0]],
    ['inc-2026', [0]],
    ['bookings', [0]],
    ['api', [0]],
    ['ookin', [0]],
    ['88 gb', [0]],
    ['10.12.', [0]],
    ['44228', [0]],
    ['维护期间', [1]],
    ['库', [1]],
    ['维护 响应', [1]],
    ['STRASSE uberwachung', [2]],
    ['eu-west', [3]],
    ['812 99.95', [3]],
    ['in', [0, 3]],
    ['gb ms', []],
  ])('%s', async (each, expected) => {
    const segment = await buildSegment(all);
    expect(found(segment, each)).toEqual(expected);
    expect(scanned(all, each)).toEqual(expected);
  });
});

test('what is not wanted is not found', async () => {
  const segment = await buildSegment(['a b', 'a c', 'a d']);
  expect(found(segment, 'a', Uint8Array.of(0, 1, 0))).toEqual([1]);
  expect(found(segment, 'a c', Uint8Array.of(1, 0, 1))).toEqual([]);
});
