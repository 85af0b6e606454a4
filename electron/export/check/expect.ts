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
): Expected => {
  const { text: held, isReplaced } = words(text);
  return { kind, text: held, source, isReplaced };
};

/** Signs that say where something stands, without words of their own. */
const sign = (kind: ItemKind, source: string): Expected => ({ kind, text: '', source });

const inlineText = (content: readonly Inline[], source: string, { words }: Dialect): Expected =>
  item('text', plainText(content), source, words);

/** Takes items one after the other. */
type Items = Expected[];

const addAll = (items: Items, more: readonly Expected[]): void => {
  for (const each of more) items.push(each);
};

/** A label in front of the first paragraph stands in one line with it. */
const addLed = (
  items: Items,
  lead: string,
  blocks: readonly Block[],
  source: string,
  dialect: Dialect,
): void => {
  const at = items.length;
  addBlocks(items, blocks, source, dialect);
  if (lead === '') return;
  const first = items[at];
  const joins = blocks[0]?.kind === 'paragraph' && (blocks.length === 1 || dialect.leadsJoin === 'first');
  if (joins && first !== undefined) items[at] = { ...first, text: `${lead} ${first.text}`.trim() };
  else items.splice(at, 0, item('text', lead, source));
};

const addBox = (items: Items, checked: boolean | undefined, source: string): void => {
  if (checked !== undefined) items.push(item('box', checked ? 'ticked' : 'open', source));
};

const addCell = (items: Items, cell: Cell, dialect: Dialect): void => {
  items.push(sign('cell', cell.source));
  addBox(items, cell.checked, cell.source);
  addLed(items, cell.severity ?? '', cell.content, cell.source, dialect);
};

const addFacts = (items: Items, facts: FactList, dialect: Dialect): void => {
  for (const { term, severity = '', content, source } of facts.items) {
    items.push(item('label', term, source, dialect.words));
    addLed(items, severity, content, source, dialect);
  }
};

const addTable = (items: Items, block: TableBlock, around: string, dialect: Dialect): void => {
  const opening = [sign('table', around), item('caption', block.caption, around, dialect.words)];
  items.push(...(dialect.captionFirst ? opening.toReversed() : opening), sign('row', around));
  for (const { header } of block.columns) {
    items.push(sign('head', around), item('text', header, around, dialect.words));
  }
  for (const row of block.rows) {
    const source = row[0]?.source ?? around;
    items.push(sign('row', source));
    block.columns.forEach((_, index) => addCell(items, row[index] ?? { content: [], source }, dialect));
  }
};

const addBlocks = (items: Items, blocks: readonly Block[], around: string, dialect: Dialect): void => {
  for (const block of blocks) addBlock(items, block, around, dialect);
};

/** Blocks one after the other. */
export const flow = (blocks: readonly Block[], around: string, dialect: Dialect): readonly Expected[] => {
  const items: Items = [];
  addBlocks(items, blocks, around, dialect);
  return items;
};

const addBlock = (items: Items, block: Block, around: string, dialect: Dialect): void => {
  switch (block.kind) {
    case 'paragraph':
      items.push(inlineText(block.content, block.source ?? around, dialect));
      return;
    case 'heading':
      items.push(dialect.heading(block, around));
      return;
    case 'list': {
      const source = block.source ?? around;
      block.items.forEach((content, index) => {
        addAll(items, dialect.listLabel(block.ordered ? `${block.start + index}.` : '•', source));
        addBlocks(items, content, source, dialect);
      });
      return;
    }
    case 'checklist':
      for (const { checked, content, source } of block.items) {
        addBox(items, checked, source);
        items.push(inlineText(content, source, dialect));
      }
      return;
    case 'table':
      addTable(items, block, around, dialect);
      return;
    case 'facts':
      addFacts(items, block, dialect);
      return;
    case 'keyFigures':
      addAll(items, dialect.keyFigures(block));
      return;
    case 'timelineFigure':
      addAll(items, dialect.timelineFigure(block));
      return;
    case 'image':
      addAll(items, dialect.image(block));
      return;
    case 'code':
      addAll(items, dialect.code(block, block.source ?? around));
      return;
    case 'quote':
      addBlocks(items, block.content, around, dialect);
      return;
    case 'signature':
      addAll(items, dialect.signature(block));
      return;
    case 'contents':
      items.push(item('text', block.title, '', dialect.words));
      return;
    case 'rule':
      return;
    default:
      assertNever(block);
  }
};

/** Words without a field of their own get the next one's. */
const addSources = (items: Items): readonly Expected[] => {
  let next = '';
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const each = items[at];
    if (each === undefined) continue;
    if (each.source !== '') next = each.source;
    else items[at] = { ...each, source: next };
  }
  return items;
};

/** Everything from the cover to the approval. */
export const expectedItems = (
  { cover, body, approval }: ReportDocument,
  dialect: Dialect,
): readonly Expected[] => {
  const items: Items = cover.logo === '' ? [] : [dialect.logo(cover)];
  items.push(
    item('text', cover.organisation, 'organisation', dialect.words),
    item('text', cover.kind, '', dialect.words),
    item('text', cover.title, 'incident.title', dialect.words),
  );
  addBlocks(items, [cover.facts, cover.keyFigures, ...body, ...approval], '', dialect);
  return addSources(items);
};
