/** The sequence of items that a document tree asks for, as far as formats agree on it. */
import type {
  Block,
  Cell,
  CodeBlock,
  Cover,
  FactList,
  Heading,
  ImageBlock,
  Inline,
  KeyFigures,
  ReportDocument,
  SignatureBlock,
  TableBlock,
  TimelineFigure,
} from '../../../shared/document/blocks.ts';
import { assertNever } from '../../../shared/contract/result.ts';
import { plainText } from '../../../shared/document/prose.ts';
import type { Expected, ItemKind } from './item.ts';
import { plain } from './words.ts';

/** Where formats differ. `around` names the field that a block without one of its own belongs to. */
export type Dialect = {
  /** A list's sign or number, where it is part of the text. */
  readonly listLabel: (label: string, source: string) => readonly Expected[];
  readonly heading: (block: Heading, around: string) => Expected;
  /** Whether a severity label shares the line of the first of several paragraphs, or only that of a single one. */
  readonly leadsJoin: 'first' | 'single';
  readonly captionFirst: boolean;
  readonly keyFigures: (block: KeyFigures) => readonly Expected[];
  readonly timelineFigure: (block: TimelineFigure) => readonly Expected[];
  readonly image: (block: ImageBlock) => readonly Expected[];
  readonly code: (block: CodeBlock, source: string) => readonly Expected[];
  readonly logo: (cover: Cover) => Expected;
  readonly signature: (block: SignatureBlock) => readonly Expected[];
  /** Text as the format holds it. */
  readonly words: (text: string) => Pick<Expected, 'text' | 'isReplaced'>;
};

/** Text as it is, but for what no format keeps. */
export const plainWords: Dialect['words'] = (text) => ({ text: plain(text) });

export const item = (
  kind: ItemKind,
  text: string,
  source: string,
  words: Dialect['words'] = plainWords,
): Expected => ({ kind, source, ...words(text) });

/** Signs that say where something stands, without words of their own. */
const sign = (kind: ItemKind, source: string): Expected => ({ kind, text: '', source });

const inlineText = (content: readonly Inline[], source: string, { words }: Dialect): Expected =>
  item('text', plainText(content), source, words);

/** A label in front of the first paragraph stands in one line with it. */
const led = (
  lead: string,
  blocks: readonly Block[],
  source: string,
  dialect: Dialect,
): readonly Expected[] => {
  const content = flow(blocks, source, dialect);
  if (lead === '') return content;
  const [first, ...others] = content;
  const joins = blocks[0]?.kind === 'paragraph' && (blocks.length === 1 || dialect.leadsJoin === 'first');
  return joins && first !== undefined
    ? [{ ...first, text: `${lead} ${first.text}`.trim() }, ...others]
    : [item('text', lead, source), ...content];
};

const box = (checked: boolean | undefined, source: string): readonly Expected[] =>
  checked === undefined ? [] : [item('box', checked ? 'ticked' : 'open', source)];

const cellItems = (cell: Cell, dialect: Dialect): readonly Expected[] => [
  sign('cell', cell.source),
  ...box(cell.checked, cell.source),
  ...led(cell.severity ?? '', cell.content, cell.source, dialect),
];

const factItems = ({ items }: FactList, dialect: Dialect): readonly Expected[] =>
  items.flatMap((fact) => [
    item('label', fact.term, fact.source, dialect.words),
    ...led(fact.severity ?? '', fact.content, fact.source, dialect),
  ]);

const tableItems = (block: TableBlock, around: string, dialect: Dialect): readonly Expected[] => {
  const opening = [sign('table', around), item('caption', block.caption, around, dialect.words)];
  return [
    ...(dialect.captionFirst ? opening.toReversed() : opening),
    sign('row', around),
    ...block.columns.flatMap(({ header }) => [
      sign('head', around),
      item('text', header, around, dialect.words),
    ]),
    ...block.rows.flatMap((row) => {
      const source = row[0]?.source ?? around;
      return [
        sign('row', source),
        ...block.columns.flatMap((_, index) => cellItems(row[index] ?? { content: [], source }, dialect)),
      ];
    }),
  ];
};

/** Blocks one after the other. */
export const flow = (blocks: readonly Block[], around: string, dialect: Dialect): readonly Expected[] =>
  blocks.flatMap((block) => blockItems(block, around, dialect));

const blockItems = (block: Block, around: string, dialect: Dialect): readonly Expected[] => {
  switch (block.kind) {
    case 'paragraph':
      return [inlineText(block.content, block.source ?? around, dialect)];
    case 'heading':
      return [dialect.heading(block, around)];
    case 'list': {
      const source = block.source ?? around;
      return block.items.flatMap((content, index) => [
        ...dialect.listLabel(block.ordered ? `${block.start + index}.` : '•', source),
        ...flow(content, source, dialect),
      ]);
    }
    case 'checklist':
      return block.items.flatMap(({ checked, content, source }) => [
        ...box(checked, source),
        inlineText(content, source, dialect),
      ]);
    case 'table':
      return tableItems(block, around, dialect);
    case 'facts':
      return factItems(block, dialect);
    case 'keyFigures':
      return dialect.keyFigures(block);
    case 'timelineFigure':
      return dialect.timelineFigure(block);
    case 'image':
      return dialect.image(block);
    case 'code':
      return dialect.code(block, block.source ?? around);
    case 'quote':
      return flow(block.content, around, dialect);
    case 'signature':
      return dialect.signature(block);
    case 'contents':
      return [item('text', block.title, '', dialect.words)];
    case 'rule':
      return [];
    default:
      return assertNever(block);
  }
};

/** Words without a field of their own get the next one's. */
const withSources = (items: readonly Expected[]): readonly Expected[] => {
  let next = '';
  return items
    .toReversed()
    .map((each) => {
      if (each.source !== '') next = each.source;
      return each.source === '' ? { ...each, source: next } : each;
    })
    .toReversed();
};

/** Everything from the cover to the approval. */
export const expectedItems = (
  { cover, body, approval }: ReportDocument,
  dialect: Dialect,
): readonly Expected[] =>
  withSources([
    ...(cover.logo === '' ? [] : [dialect.logo(cover)]),
    item('text', cover.organisation, 'organisation', dialect.words),
    item('text', cover.kind, '', dialect.words),
    item('text', cover.title, 'incident.title', dialect.words),
    ...flow([cover.facts, cover.keyFigures, ...body, ...approval], '', dialect),
  ]);
