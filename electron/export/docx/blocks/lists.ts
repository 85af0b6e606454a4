/** Real Word lists: bullets, and numbers that restart with each list and honour its first number. */
import type { Block, ListBlock } from '../../../../shared/document/blocks.ts';
import { plainText } from '../../../../shared/document/prose.ts';
import { pt } from '../design.ts';
import type { Flow, Paragraph } from '../model.ts';
import { bulletList, deepestLevel } from '../package/numbering.ts';
import { afterList } from '../package/styles.ts';
import { indented } from '../session.ts';
import type { Session, Setting } from '../session.ts';
import { paragraph, placed } from './paragraphs.ts';
import type { Variation } from './paragraphs.ts';

/** Letters of an item of two lines at most. */
const shortItem = 160;

/** Whether an item is the first of its list or the last but one. */
export const staysWithNext = (index: number, count: number): boolean =>
  count > 1 && (index === 0 || index === count - 2);

/** Room for the mark before the text, twips. */
const hang = { body: pt(18), quote: pt(18), table: pt(13) } as const;

/** A list and the lists within it; what follows an item's first paragraph lines up with its text. */
export const list = (block: ListBlock, setting: Setting, session: Session): Flow[] => {
  const level = Math.min(setting.listLevel, deepestLevel);
  const inner = indented({ ...setting, listLevel: setting.listLevel + 1 }, hang[setting.text]);
  const listId = block.ordered ? session.lists.numbered(level, block.start) : bulletList;
  const numbered: Variation = {
    numbering: { list: listId, level },
    indent: { left: inner.indent, hanging: hang[setting.text] },
  };
  const flow = block.items.flatMap((item, index) =>
    listItem(item, inner, session, {
      ...numbered,
      ...(staysWithNext(index, block.items.length) && isShort(item) ? { keepNext: true } : {}),
    }),
  );
  return setting.listLevel === 0 ? spacedBelow(flow, setting) : flow;
};

/** A list's end has the room below of a paragraph. */
export const spacedBelow = (flow: readonly Flow[], setting: Setting): Flow[] => {
  const last = flow.at(-1);
  return setting.text === 'table' || last?.kind !== 'paragraph'
    ? [...flow]
    : [...flow.slice(0, -1), { ...last, spacing: { ...last.spacing, after: afterList } }];
};

/** A short item does not stand alone before or after a page's end. */
const isShort = ([first, ...rest]: readonly Block[]): boolean =>
  first?.kind === 'paragraph' && rest.length === 0 && plainText(first.content).length < shortItem;

const listItem = (item: readonly Block[], inner: Setting, session: Session, numbered: Variation): Flow[] => {
  const [first, ...rest] = item;
  const keep = rest.length > 0 && rest[0]?.kind !== 'list' ? { keepNext: true } : {};
  if (first?.kind === 'paragraph') {
    return [
      paragraph(first, inner, session, { ...numbered, ...keep, ...listStyle(inner, first.style) }),
      ...session.render(rest, inner),
    ];
  }
  // An item that opens with something else still shows its mark, on a line of its own.
  const mark: Paragraph = {
    kind: 'paragraph',
    style: itemStyle(inner),
    ...placed(inner, ''),
    ...numbered,
    content: [],
  };
  return [mark, ...session.render(item, inner)];
};

const itemStyle = (setting: Setting): string => (setting.text === 'table' ? 'TableText' : 'ListParagraph');

const listStyle = (setting: Setting, style: string): Variation =>
  style === 'body' ? { style: itemStyle(setting) } : {};
