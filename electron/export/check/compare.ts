/** Holds what a file says against what it ought to say. */
import type { Expected, Item } from './item.ts';
import type { Warned } from './warned.ts';
import { says } from './words.ts';

export type Problem = {
  /** The field, as a path; '' where none is to blame. */
  readonly source: string;
  /** What is wrong with it, after its name: "is missing". */
  readonly what: string;
};

export type Comparison = {
  readonly expected: readonly Expected[];
  readonly found: readonly Item[];
  readonly warned: Warned;
};

const wordless = new Set<Expected['kind']>([
  'table',
  'row',
  'head',
  'cell',
  'groupStart',
  'groupEnd',
  'field',
]);
const kindWords: Readonly<Record<Expected['kind'], string>> = {
  heading: 'a heading',
  text: 'words',
  label: 'a label',
  caption: 'a caption',
  table: 'a table',
  row: 'a table row',
  head: 'a column heading',
  cell: 'a table cell',
  box: 'a tick box',
  figure: 'a picture',
  lettering: 'the lettering of a figure',
  entry: 'a line of the contents',
  field: 'a signature field',
  groupStart: 'a signature block',
  groupEnd: 'the end of a signature block',
};

const quoted = (text: string, from: number): string => {
  const start = Math.max(0, from - 20);
  return `“${start > 0 ? '…' : ''}${text.slice(start, start + 60)}${text.length > start + 60 ? '…' : ''}”`;
};

/** Where two texts part. */
const parting = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a.charAt(at) === b.charAt(at)) at += 1;
  return at;
};

const difference = (expected: Expected, item: Item | undefined): string => {
  if (item === undefined) return `is missing: the file ends before ${kindWords[expected.kind]}`;
  if (expected.kind === 'box' && item.kind === 'box')
    return `should have a box that is ${expected.text}, and it is ${item.text}`;
  const at = parting(item.text, expected.text);
  const words = expected.text === '' ? kindWords[expected.kind] : quoted(expected.text, at);
  const instead = item.text === '' ? kindWords[item.kind] : quoted(item.text, at);
  return `is missing or not whole: instead of ${words} the file has ${instead}`;
};

const SILENT = 'shows signs of replacement for characters, and no warning says so';

const isSaid = (
  text: string,
  { text: wanted, otherwise }: Expected,
  names: ReadonlySet<string> | null,
): boolean => says(text, wanted, names) || (otherwise !== undefined && says(text, otherwise, names));

/** A signature block: its parts stand inside the group in any place. */
const inGroup = (
  group: readonly Item[],
  expected: Expected,
  warned: ReadonlySet<string> | null,
): string | null => {
  for (const part of expected.parts ?? []) {
    const there = group.some(
      (item) => item.kind === part.kind && part.texts.some((text) => says(item.text, text, warned)),
    );
    if (!there) return `lacks ${part.what}`;
  }
  const [asked, there] = [expected.parts ?? [], group].map(
    (list) => list.filter(({ kind }) => kind === 'field').length,
  );
  return asked === there ? null : `has ${there} signature fields in place of ${asked}`;
};

/** The first thing that is missing, changed, in the wrong place or too much; null where all is as it ought to be. */
export const compare = ({ expected, found, warned }: Comparison): Problem | null => {
  let at = 0;
  for (let index = 0; index < expected.length; index += 1) {
    const want = expected[index];
    if (want === undefined) break;
    const { kind, text, source } = want;
    if (text === '' && !wordless.has(kind) && !want.instead) continue;
    const item = found[at];
    const names = warned(want.warnedAs ?? source) ?? warned('');
    if (item?.kind === kind && kind === 'groupStart') {
      const end = found.findIndex((each, position) => position > at && each.kind === 'groupEnd');
      const group = found.slice(at, end);
      const cut = group.find((each) => each.isCut === true);
      const problem = cut ? `runs off page ${cut.page + 1}` : inGroup(group, want, names);
      if (problem !== null) return { source, what: problem };
      at = end + 1;
    } else if (item?.kind === kind && isSaid(item.text, want, names)) {
      if (want.isReplaced === true && names === null) return { source, what: SILENT };
      if (item.isCut === true) return { source, what: `runs off page ${item.page + 1}` };
      at += 1;
    } else if (want.instead && names !== null) {
      if (want.instead.text !== '') {
        if (item?.text.includes(want.instead.text) !== true) return { source, what: difference(want, item) };
        at += 1;
      }
      index += want.instead.skip;
    } else return { source, what: difference(want, item) };
  }
  const extra = found[at];
  if (extra === undefined) return null;
  return {
    source: expected.at(-1)?.source ?? '',
    what: `is followed by what the report does not have: ${quoted(extra.text, 0)}`,
  };
};
