/** Real Word lists: bullets, and numbers that restart with each list and honour its first number. */
import type { Block, ListBlock } from '../../../../shared/document/blocks.ts';
import { pt } from '../design.ts';
import type { Flow, Paragraph } from '../model.ts';
import { bulletList, deepestLevel } from '../package/numbering.ts';
import { indented } from '../session.ts';
import type { Session, Setting } from '../session.ts';
import { paragraph, placed } from './paragraphs.ts';
import type { Variation } from './paragraphs.ts';

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
  return block.items.flatMap((item) => listItem(item, inner, session, numbered));
};

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
