/** Paragraphs of every style. */
import type { Inline, Paragraph } from '../../../../shared/document/blocks.ts';
import { colours, type } from '../design.ts';
import type { TextStyle } from '../design.ts';
import { box, keepingLast, space } from '../layout/item.ts';
import type { Item } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import type { Tag } from '../layout/tag.ts';
import { linesOf, narrowest, natural } from '../text/line.ts';
import { derivedStyle, runsOf } from '../text/run.ts';
import { baselineOf, lineMarks, startOf } from '../text/setting.ts';
import type { LinkTags } from '../text/setting.ts';
import type { UnitText } from '../text/unit.ts';
import { unitsOf } from '../text/words.ts';

/** Lines as boxes; no page ends after the first line or before the last. */
export const lineItems = (
  text: UnitText,
  style: TextStyle,
  width: number,
  tag: Tag | null,
  setting: Setting,
): readonly Item[] => {
  const lines = linesOf(text, width);
  const baseline = baselineOf(style, setting.fonts);
  const links: LinkTags = new Map();
  return lines.map((line, index) => {
    const x = startOf(text, line, width);
    const keep = index < lines.length - 1 && (index === 0 || index === lines.length - 2);
    return box(
      style.leading,
      lineMarks(line, { x, top: 0, baseline, leading: style.leading }, tag, links),
      keep,
    );
  });
};

export const measuredText = (
  content: readonly Inline[],
  style: TextStyle,
  source: string,
  tag: Tag | null,
  setting: Setting,
): Measured => {
  const text = unitsOf(runsOf(content, style), setting.typesetter(source));
  return {
    min: narrowest(text),
    natural: natural(text),
    items: (width) => lineItems(text, style, width, tag, setting),
  };
};

export const styleOf = ({ style }: Paragraph, { text }: Pick<Setting, 'text'>): TextStyle => {
  switch (style) {
    case 'body':
      return text;
    case 'note':
      return type.note;
    case 'label':
      return text.size < type.label.size
        ? derivedStyle(text, 'label', () => ({ ...type.label, size: text.size, leading: text.leading }))
        : type.label;
    case 'empty':
      return derivedStyle(text, 'empty', () => ({ italic: true, colour: colours.quiet }));
  }
};

/** Words that lead in to a list or a table stay with it. */
const endsInColon = (content: readonly Inline[]): boolean => {
  const last = content.at(-1);
  return last?.kind === 'text' && last.text.trimEnd().endsWith(':');
};

/** A line all in bold, such as a question, stays with what it asks for. */
const isAllBold = (content: readonly Inline[]): boolean =>
  content.length > 0 && content.every((run) => run.kind === 'text' && run.bold === true);

/** `own` is a tag that holds nothing but this paragraph, such as a cell; without it the paragraph gets a P. */
export const paragraph = (block: Paragraph, setting: Setting, own?: Tag): Measured => {
  const style = styleOf(block, setting);
  const tag = own ?? tagIn(setting.tag, 'P');
  const measured = measuredText(block.content, style, block.source ?? '', tag, setting);
  const label = block.style === 'label';
  const leadsIn = label || endsInColon(block.content) || isAllBold(block.content);
  return {
    ...measured,
    items: (width) => {
      const lines = measured.items(width);
      return [
        space(label ? setting.paragraphGap * 1.3 : block.style === 'note' ? setting.paragraphGap * 0.8 : 0),
        ...(leadsIn ? keepingLast(lines) : lines),
        space(label ? setting.paragraphGap * 0.35 : setting.paragraphGap),
      ];
    },
  };
};
