/** Small builders that the sections share. */
import type {
  Block,
  Cell,
  Column,
  FactList,
  Heading,
  Inline,
  ListBlock,
  Paragraph,
  TableBlock,
} from './blocks.ts';
import { parseInline, parseProse } from './prose.ts';
import type { Severity } from '../report/vocabulary.ts';

export const run = (text: string, marks: { bold?: boolean; code?: boolean } = {}): Inline => ({
  kind: 'text',
  text,
  ...marks,
});

export const paragraph = (
  content: readonly Inline[] | string,
  style: Paragraph['style'] = 'body',
  source?: string,
): Paragraph => ({
  kind: 'paragraph',
  content: typeof content === 'string' ? [run(content)] : content,
  style,
  ...(source === undefined ? {} : { source }),
});

/** What stands where an optional part says nothing. */
export const noneRecorded = (source?: string): Paragraph => paragraph('None recorded.', 'empty', source);
/** What stands where a single value is missing. */
const notRecorded = (source: string): Paragraph => paragraph('Not recorded', 'empty', source);

export const anchorOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Numbers headings: `section` opens a new one, `part` stands inside it. */
export const headingNumbers = () => {
  let section = 0;
  let part = 0;
  return {
    section: (text: string): Heading => {
      section += 1;
      part = 0;
      return {
        kind: 'heading',
        level: 1,
        number: String(section),
        text,
        anchor: `s${section}-${anchorOf(text)}`,
      };
    },
    part: (text: string): Heading => {
      part += 1;
      const number = `${section}.${part}`;
      return { kind: 'heading', level: 2, number, text, anchor: `s${section}-${part}-${anchorOf(text)}` };
    },
  };
};
export type HeadingNumbers = ReturnType<typeof headingNumbers>;

/** Prose of a field, or "None recorded." */
export const proseOrNone = (markdown: string, source: string): readonly Block[] => {
  const blocks = parseProse(markdown, source);
  return blocks.length > 0 ? blocks : [noneRecorded(source)];
};

/** A list of items (each Markdown), or "None recorded." */
export const listOrNone = (
  items: readonly { readonly id: string; readonly text: string }[],
  ordered: boolean,
  source: string,
): readonly Block[] => {
  const filled = items.filter((item) => item.text.trim() !== '');
  if (filled.length === 0) return [noneRecorded(source)];
  const list: ListBlock = {
    kind: 'list',
    ordered,
    start: 1,
    items: filled.map((item) => parseProse(item.text, `${source}.${item.id}.text`)),
    source,
  };
  return [list];
};

type FactStyle = FactList['items'][number]['style'];

/** A fact with a plain value; an empty one says so. */
export const fact = (
  term: string,
  value: string,
  source: string,
  style: FactStyle = 'text',
): FactList['items'][number] => ({
  term,
  content: [value === '' ? notRecorded(source) : paragraph(value, 'body', source)],
  style,
  source,
});

/** A fact whose value is Markdown. */
export const proseFact = (term: string, markdown: string, source: string): FactList['items'][number] => {
  const content = parseProse(markdown, source);
  return { term, content: content.length > 0 ? content : [notRecorded(source)], style: 'text', source };
};

/** A fact that shows a severity label before its words. */
export const severityFact = (
  term: string,
  severity: Severity | '',
  words: string,
  source: string,
): FactList['items'][number] =>
  severity === '' ? fact(term, words, source) : { ...fact(term, words, source), severity };

export const facts = (items: FactList['items'], columns: 1 | 2 = 1): FactList => ({
  kind: 'facts',
  columns,
  items,
});

/** A cell with plain text. */
export const cell = (text: string, source: string): Cell => ({
  content: text === '' ? [] : [paragraph(text, 'body', source)],
  source,
});

/** A cell with Markdown; block structure is kept. */
export const proseCell = (markdown: string, source: string): Cell => ({
  content: parseProse(markdown, source),
  source,
});

/** A cell of inline Markdown with words in front. */
export const inlineCell = (markdown: string, source: string): Cell => ({
  content: markdown.trim() === '' ? [] : [paragraph(parseInline(markdown, source), 'body', source)],
  source,
});

export const table = (
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): TableBlock => ({ kind: 'table', caption, columns, rows });
