/**
 * Cells that hold one paragraph, which nearly all do. A long table has tens of thousands, so what is kept of each until
 * its page is painted is its words and its tag; lines and marks are made when they are drawn.
 */
import type { Cell, Paragraph } from '../../../../shared/document/blocks.ts';
import { paragraph, styleOf } from '../blocks/paragraph.ts';
import type { RowCell } from '../layout/item.ts';
import type { Setting } from '../layout/measured.ts';
import type { Tag } from '../layout/tag.ts';
import { drawParagraph } from '../text/draw-paragraph.ts';
import { lineCount } from '../text/line.ts';
import { runsOf } from '../text/run.ts';
import type { UnitText } from '../text/unit.ts';
import { unitsOf } from '../text/words.ts';

export type TextCell = {
  readonly kind: 'text';
  readonly block: Paragraph;
  readonly text: UnitText;
  readonly tag: Tag;
};

/** Null where the cell holds more than one paragraph, or less. */
export const textCell = (
  { content, checked, severity }: Cell,
  tag: Tag,
  setting: Setting,
): TextCell | null => {
  const [block] = content;
  if (block?.kind !== 'paragraph' || content.length > 1) return null;
  if (checked !== undefined || severity !== undefined) return null;
  const text = unitsOf(
    runsOf(block.content, styleOf(block, setting)),
    setting.typesetter(block.source ?? ''),
  );
  return { kind: 'text', block, text, tag };
};

export const textHeight = ({ block, text }: TextCell, width: number, setting: Setting): number =>
  lineCount(text, width) * styleOf(block, setting).leading;

export const placedText = (cell: TextCell, x: number, width: number, setting: Setting): RowCell => {
  const { block, text, tag } = cell;
  return {
    x,
    items: () => paragraph(block, setting, tag).items(width),
    draw: (left, y, marks) =>
      drawParagraph(text, styleOf(block, setting), width, { x: left, y }, tag, setting.fonts, marks),
  };
};
