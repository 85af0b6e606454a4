import { describe, expect, it } from 'vitest';
import { changesOf, stretchesOf } from '../../../shared/history/stretches.ts';
import type { EntryKind } from '../../../shared/history/entry.ts';

const entry = (time: string, author = 'Ada', more: { kind?: EntryKind; reason?: string } = {}) => ({
  time: `2026-11-24T${time}Z`,
  author,
  kind: more.kind ?? ('edited' as const),
  ...(more.reason === undefined ? {} : { reason: more.reason }),
});

/** The clock times of each stretch. */
const times = (entries: readonly (readonly { readonly time: string }[])[]) =>
  entries.map((stretch) => stretch.map(({ time }) => time.slice(11, 16)));

describe('stretches of work', () => {
  it('hold the saves of one author without a long pause', () => {
    const entries = [entry('14:31:00'), entry('14:25:00'), entry('14:20:00'), entry('14:02:00')];
    expect(times(stretchesOf(entries))).toEqual([['14:31', '14:25', '14:20'], ['14:02']]);
  });

  it('end where another author writes', () => {
    const entries = [entry('14:03:00'), entry('14:02:00', 'Ben'), entry('14:01:00')];
    expect(stretchesOf(entries)).toHaveLength(3);
  });

  it('leave alone what was done on purpose or has a reason', () => {
    const entries = [
      entry('14:04:00'),
      entry('14:03:00', 'Ada', { kind: 'restored' }),
      entry('14:02:00', 'Ada', { reason: 'As agreed' }),
      entry('14:01:00'),
    ];
    expect(stretchesOf(entries)).toHaveLength(4);
  });

  it('end at midnight UTC', () => {
    const late = { ...entry('23:59:00'), time: '2026-11-23T23:59:30.000Z' };
    expect(stretchesOf([entry('00:00:10'), late])).toHaveLength(2);
  });

  it('give their changes in the order in which they were made', () => {
    expect(changesOf([{ changes: [3] }, { changes: [1, 2] }])).toEqual([1, 2, 3]);
  });
});
