/** Table cells: blocks, with a drawn box or a severity label before them. */
import type { Cell, Column } from '../../../../shared/document/blocks.ts';
import { tickBox, tickBoxWidth, tickWords } from '../blocks/tick-box.ts';
import { severityLabel, severityWidth } from '../blocks/severity.ts';
import { type } from '../design.ts';
import type { TextStyle } from '../design.ts';
import { mark } from '../layout/drawing.ts';
import type { Mark } from '../layout/drawing.ts';
import { besideFirst, indented } from '../layout/measured.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { inlineTag } from '../layout/tag.ts';
import { baselineOf } from '../text/setting.ts';

export const cellText: Readonly<Record<Column['style'], TextStyle>> = {
  text: type.table,
  mono: type.tableMono,
  tabular: type.table,
};

/** Shifts a cell's content to make room for what is drawn before it. */
export const withLead = (content: Measured, width: number, lead: readonly Mark[], least: number): Measured =>
  width === 0
    ? content
    : {
        min: content.min + width,
        natural: content.natural + width,
        items: (whole) => besideFirst(indented(content.items(whole - width), width), lead, least),
      };

/** What surrounds the blocks of a cell. */
export const inCell = (style: Column['style'], setting: Setting): Setting => ({
  ...setting,
  text: cellText[style],
  paragraphGap: 3.5,
});

/** `setting.tag` is the cell's own tag. */
export const cell = (source: Cell, style: Column['style'], setting: Setting): Measured => {
  const inner = inCell(style, setting);
  const { text } = inner;
  const baseline = baselineOf(text, setting.fonts);
  const lead: Mark[] = [];
  let width = 0;
  if (source.checked !== undefined) {
    const box = inlineTag(setting.tag, 'Span', { alt: tickWords(source.checked) });
    lead.push(mark(box, tickBox(source.checked, 0, baseline)));
    width += tickBoxWidth;
  }
  if (source.severity !== undefined) {
    const typesetter = setting.typesetter(source.source);
    lead.push(mark(setting.tag, severityLabel(source.severity, width, baseline, typesetter)));
    width += severityWidth;
  }
  return withLead(setting.flow(source.content, inner), width, lead, text.leading);
};
