/** The sequence of items that a document tree asks for, as far as formats agree on it. */
import type {
  Block,
  Cell,
  FactList,
  Inline,
  ReportDocument,
  SignatureBlock,
} from '../../../shared/document/blocks.ts';
import { assertNever } from '../../../shared/contract/result.ts';
import { plainText } from '../../../shared/document/prose.ts';
import type { Expected, ItemKind } from './item.ts';
import { plain } from './words.ts';

/** Where a format differs from the others. */
export type Dialect = {
  /** Whether signs and numbers of lists are part of the text. */
  readonly listLabels: boolean;
  readonly facts: (block: FactList, source: string) => readonly Expected[];
  readonly signature: (block: SignatureBlock) => readonly Expected[];
};

const item = (kind: ItemKind, text: string, source: string): Expected => ({
  kind,
  text: plain(text),
  source,
});

/** Signs that say where something stands, without words of their own. */
const sign = (kind: ItemKind, source: string): Expected => ({ kind, text: '', source });

const inlineText = (content: readonly Inline[], source: string): Expected =>
  item('text', plainText(content), source);

/** Words of a label in front of the first paragraph stand in one line with it. */
const led = (lead: string, content: readonly Expected[], source: string): readonly Expected[] => {
  if (lead === '') return content;
  const [first, ...others] = content;
  return first?.kind === 'text' && others.length === 0
    ? [{ ...first, text: `${lead} ${first.text}`.trim() }]
    : [item('text', lead, source), ...content];
};

const box = (checked: boolean | undefined, source: string): readonly Expected[] =>
  checked === undefined ? [] : [item('box', checked ? 'ticked' : 'open', source)];

export const cellItems = (cell: Cell, dialect: Dialect, kind: ItemKind = 'cell'): readonly Expected[] => [
  sign(kind, cell.source),
  ...box(cell.checked, cell.source),
  ...led(cell.severity ?? '', flow(cell.content, cell.source, dialect), cell.source),
];

export const valueItems = (fact: FactList['items'][number], dialect: Dialect): readonly Expected[] =>
  led(fact.severity ?? '', flow(fact.content, fact.source, dialect), fact.source);

/** `around` names the field that blocks without one of their own belong to. */
export const flow = (blocks: readonly Block[], around: string, dialect: Dialect): readonly Expected[] =>
  blocks.flatMap((block) => blockItems(block, around, dialect));

const blockItems = (block: Block, around: string, dialect: Dialect): readonly Expected[] => {
  switch (block.kind) {
    case 'paragraph':
      return [inlineText(block.content, block.source ?? around)];
    case 'heading':
      return [{ ...item('heading', `${block.number} ${block.text}`, around), warnedAs: block.anchor }];
    case 'list': {
      const source = block.source ?? around;
      return block.items.flatMap((content, index) => [
        ...(dialect.listLabels
          ? [item('label', block.ordered ? `${block.start + index}.` : '•', source)]
          : []),
        ...flow(content, source, dialect),
      ]);
    }
    case 'checklist':
      return block.items.flatMap(({ checked, content, source }) => [
        ...box(checked, source),
        inlineText(content, source),
      ]);
    case 'table':
      return [
        sign('table', around),
        item('caption', block.caption, around),
        sign('row', around),
        ...block.columns.flatMap((column) => [sign('head', around), item('text', column.header, around)]),
        ...block.rows.flatMap((row) => [
          sign('row', row[0]?.source ?? around),
          ...block.columns.flatMap((_, index) =>
            cellItems(row[index] ?? { content: [], source: row[0]?.source ?? around }, dialect),
          ),
        ]),
      ];
    case 'facts':
      return dialect.facts(block, around);
    case 'keyFigures':
      return block.items.map(({ value, label, note, source }) =>
        item('text', `${value} ${label} ${note}`, source),
      );
    case 'timelineFigure':
      return [
        item('figure', block.alt, 'timeline.rows'),
        item(
          'lettering',
          [
            ...block.points.flatMap(({ label, time }) => [label, time]),
            ...block.spans.map(({ length }) => length),
          ].join(' '),
          'timeline.rows',
        ),
        item('text', block.caption, 'timeline.rows'),
      ];
    case 'image': {
      const name = block.caption || block.alt || 'no name given';
      return [
        {
          ...item('figure', block.alt || name, block.source),
          instead: { text: plain(name), skip: block.caption === '' ? 0 : 1 },
        },
        ...(block.caption === '' ? [] : [item('text', block.caption, block.source)]),
      ];
    }
    case 'code':
      return [item('text', block.text, block.source ?? around)];
    case 'quote':
      return flow(block.content, around, dialect);
    case 'signature':
      return dialect.signature(block);
    case 'contents':
      return [item('text', block.title, '')];
    case 'rule':
      return [];
    default:
      return assertNever(block);
  }
};

/** The first field named in a stretch of blocks, for what stands before it without one of its own. */
const sourceAfter = (expected: readonly Expected[], at: number): string => {
  for (let next = at; next < expected.length; next += 1) {
    const source = expected[next]?.source ?? '';
    if (source !== '') return source;
  }
  return '';
};

/** Everything from the cover to the approval. Words without a field of their own get the next one's. */
export const expectedItems = (
  { cover, body, approval }: ReportDocument,
  dialect: Dialect,
): readonly Expected[] => {
  const items = [
    item('text', cover.organisation, 'organisation'),
    ...(cover.logo === ''
      ? []
      : [
          {
            ...item('figure', `Logo of ${cover.organisation || 'the organisation'}`, 'organisation.logo'),
            instead: { text: '', skip: 0 },
          },
        ]),
    item('text', cover.kind, ''),
    item('text', cover.title, 'incident.title'),
    ...flow([cover.facts, cover.keyFigures, ...body, ...approval], '', dialect),
  ];
  return items.map((each, at) => (each.source === '' ? { ...each, source: sourceAfter(items, at) } : each));
};
