import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDiff, type Change, type Diff } from '../../../shared/report/diff.ts';
import { runs } from '../../setup/runs.ts';

const state = {
  title: 'a',
  part: { text: 'b' },
  list: [
    { id: 'x', n: 1 },
    { id: 'y', n: 2 },
  ],
};
const set = (path: string, before: unknown, after: unknown): Change => ({
  kind: 'set',
  path: path.split('.'),
  before,
  after,
});
const at = { path: ['list'] };

describe('a diff', () => {
  test('applies to stored values of any schema and shares what it leaves alone', () => {
    const after = applyDiff(state, [set('list.y.n', 2, 3)]);
    expect(after).toEqual({
      ...state,
      list: [
        { id: 'x', n: 1 },
        { id: 'y', n: 3 },
      ],
    });
    expect(after.list[0]).toBe(state.list[0]);
    expect(after.part).toBe(state.part);
  });

  test('applies in its order where changes overlap', () => {
    const diff = [
      set('title', 'a', 'b'),
      set('title', 'b', 'c'),
      set('part.text', 'b', 'd'),
      set('part', { text: 'd' }, { text: 'e' }),
      set('part.text', 'e', 'f'),
    ];
    expect(applyDiff(state, diff, { verify: true })).toEqual({ ...state, title: 'c', part: { text: 'f' } });
  });

  test('sets a key that objects have by birth like any other', () => {
    const stored: unknown = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}');
    const after = applyDiff(stored, [set('__proto__.a', 1, 2), set('constructor', 2, 3)]);
    expect(JSON.stringify(after)).toBe('{"__proto__":{"a":2},"constructor":3}');
    expect(() => applyDiff<unknown>({}, [set('constructor', 2, 3)])).toThrow('no such path: constructor');
  });

  test('that sets a field twice must find what it set before', () => {
    const diff = [set('title', 'a', 'b'), set('title', 'z', 'c')];
    expect(applyDiff(state, diff).title).toBe('c');
    expect(() => applyDiff(state, diff, { verify: true })).toThrow('another value than expected: title');
  });

  const misfits: [string, Change, string][] = [
    ['a field that is not there', set('nope', '', ''), 'no such path: nope'],
    ['a field inside text', set('title.deep', '', ''), 'no such path: title'],
    ['a field of a row that is not there', set('list.z.n', 1, 2), 'no such path: list.z'],
    [
      'a row of something that is no list',
      { kind: 'insert', path: ['part'], index: 0, row: { id: 'z' } },
      'not a list: part',
    ],
    [
      'a removal of a row that is not there',
      { kind: 'remove', ...at, index: 0, row: { id: 'z' } },
      'no such row, or removed twice: z',
    ],
    ['a move of a row that is not there', { kind: 'move', ...at, id: 'z', from: 0, to: 1 }, 'no such row: z'],
  ];
  test.each(misfits)('is refused with %s', (_what, change, message) =>
    expect(() => applyDiff(state, [change])).toThrow(message),
  );

  const strangers: [string, Change, string][] = [
    ['another value', set('title', 'z', 'b'), 'another value than expected: title'],
    [
      'another row',
      { kind: 'remove', ...at, index: 0, row: { id: 'x', n: 9 } },
      'another row than expected: x',
    ],
    [
      'the row already',
      { kind: 'insert', ...at, index: 0, row: { id: 'x' } },
      'this row is there already: x',
    ],
    [
      'fewer rows',
      { kind: 'insert', ...at, index: 5, row: { id: 'z' } },
      'the list is too short for the row: z',
    ],
    ['the row elsewhere', { kind: 'move', ...at, id: 'x', from: 1, to: 0 }, 'the row stands elsewhere: x'],
  ];
  test.each(strangers)('that is verified is refused where it finds %s', (_what, change, message) => {
    expect(() => applyDiff(state, [change], { verify: true })).toThrow(message);
    expect(() => applyDiff(state, [change])).not.toThrow();
  });
});

/** Changes of a list as one would make them by hand, one after the other, on an array. */
const madeOneByOne = (ids: readonly string[], diff: Diff): string[] => {
  const list = [...ids];
  for (const change of diff) {
    if (change.kind === 'insert') list.splice(change.index, 0, change.row.id);
    if (change.kind === 'remove') list.splice(list.indexOf(change.row.id), 1);
    if (change.kind === 'move') list.splice(change.to, 0, ...list.splice(list.indexOf(change.id), 1));
  }
  return list;
};

test('runs of changes give what the changes give one by one', () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom('insert', 'insert', 'remove', 'move'), fc.nat(99), fc.nat(99)),
    {
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(steps, (chosen) => {
      const ids = ['p', 'q', 'r'];
      const diff: Change[] = [];
      for (const [count, [kind, first, second]] of chosen.entries()) {
        const now = madeOneByOne(ids, diff);
        const from = now.length === 0 ? -1 : first % now.length;
        const id = now[from] ?? '';
        if (kind === 'insert') {
          diff.push({ kind, ...at, index: first % (now.length + 1), row: { id: `new${count}` } });
        } else if (from >= 0 && kind === 'remove') diff.push({ kind, ...at, index: from, row: { id } });
        else if (from >= 0 && kind === 'move') diff.push({ kind, ...at, id, from, to: second % now.length });
      }
      const list = applyDiff({ list: ids.map((id) => ({ id })) }, diff, { verify: true });
      expect(list.list.map(({ id }) => id)).toEqual(madeOneByOne(ids, diff));
    }),
    runs(500),
  );
});
