/** Real Word lists: bullets, and numbers that restart with each list and honour its first number. */
import { AlignmentType, LevelFormat, Paragraph } from 'docx';
import type { ILevelsOptions, IParagraphOptions } from 'docx';
import type { Block, ListBlock } from '../../../shared/document/blocks.ts';
import { accent, pt, quiet } from './design.ts';
import { paragraph, placed } from './paragraphs.ts';
import { indented } from './session.ts';
import type { Flow, Session, Setting } from './session.ts';

const deepestLevel = 8;
const levels = Array.from({ length: deepestLevel + 1 }, (_, level) => level);
/** Room for the mark before the text, twips. */
const hang = { body: pt(18), quote: pt(18), table: pt(13) } as const;

const bulletMarks = ['•', '–', '·'];
const bullets: readonly ILevelsOptions[] = levels.map((level) => ({
  level,
  format: LevelFormat.BULLET,
  text: bulletMarks[level % bulletMarks.length] ?? '•',
  alignment: AlignmentType.LEFT,
  style: { run: { color: quiet } },
}));

const ordered = (start: number): readonly ILevelsOptions[] =>
  levels.map((level) => ({
    level,
    start,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: { run: { color: accent } },
  }));

/** Word's numbers start at 0 and end at 32,767. */
const firstNumber = (start: number): number => Math.min(Math.max(Math.trunc(start), 0), 32_767);

const definition = (block: ListBlock) =>
  block.ordered
    ? { reference: `numbers-from-${firstNumber(block.start)}`, levels: ordered(firstNumber(block.start)) }
    : { reference: 'bullets', levels: bullets };

/** A list and the lists within it; what follows an item's first paragraph lines up with its text. */
export const list = (block: ListBlock, setting: Setting, session: Session): Flow[] => {
  const instance = session.nextList();
  const level = Math.min(setting.listLevel, deepestLevel);
  const inner = indented({ ...setting, listLevel: setting.listLevel + 1 }, hang[setting.text]);
  const numbered: IParagraphOptions = {
    numbering: { reference: definition(block), level, instance, custom: true },
    indent: { left: inner.indent, hanging: hang[setting.text] },
  };
  return block.items.flatMap((item) => listItem(item, inner, session, numbered));
};

const listItem = (
  item: readonly Block[],
  inner: Setting,
  session: Session,
  numbered: IParagraphOptions,
): Flow[] => {
  const [first, ...rest] = item;
  const keep = rest.length > 0 && rest[0]?.kind !== 'list' ? { keepNext: true } : {};
  if (first?.kind === 'paragraph') {
    return [
      paragraph(first, inner, session, { ...numbered, ...keep, ...listStyle(inner, first.style) }),
      ...session.render(rest, inner),
    ];
  }
  // An item that opens with something else still shows its mark, on a line of its own.
  const mark = new Paragraph({ ...placed(inner, ''), ...numbered, ...listStyle(inner, 'body') });
  return [mark, ...session.render(item, inner)];
};

const listStyle = (setting: Setting, style: string): IParagraphOptions =>
  style !== 'body' ? {} : { style: setting.text === 'table' ? 'TableText' : 'ListParagraph' };
