/** A whole paragraph as marks, where it stands: plain words by a short way. */
import type { TextStyle } from '../design.ts';
import type { FontLibrary } from '../fonts/library.ts';
import type { Shaped } from '../fonts/shape.ts';
import { addMoved } from '../layout/drawing.ts';
import type { Mark, TextOp } from '../layout/drawing.ts';
import type { Tag } from '../layout/tag.ts';
import { broken, linesOf } from './line.ts';
import { baselineOf, lineMarks, startOf } from './setting.ts';
import type { LinkTags } from './setting.ts';
import type { Unit, UnitText } from './unit.ts';

/** Where the words of one line are gathered. It grows once, and not with each of tens of thousands of lines. */
const gathered: Shaped[] = [];

/** The words of plain units, as they follow one another. */
const wordsOf = (units: readonly Unit[], start: number, end: number): readonly Shaped[] => {
  let count = 0;
  for (let index = start; index < end; index += 1) {
    const unit = units[index];
    if (unit === undefined) break;
    for (const { shaped } of unit.pieces) gathered[count++] = shaped;
    for (const { shaped } of unit.spaces) gathered[count++] = shaped;
  }
  return gathered.slice(0, count);
};

/** Adds the marks of a paragraph whose top left corner is (x, y). */
export const drawParagraph = (
  text: UnitText,
  style: TextStyle,
  width: number,
  { x, y }: { readonly x: number; readonly y: number },
  tag: Tag,
  fonts: FontLibrary,
  marks: Mark[],
): void => {
  const { leading } = style;
  const { plain } = text;
  const baseline = baselineOf(style, fonts);
  if (plain) {
    const { units, ends } = broken(text, width);
    const ops = ends.map((end, line): TextOp => ({
      kind: 'text',
      x: 0,
      y: baseline + line * leading,
      size: plain.size,
      colour: plain.colour,
      words: wordsOf(units, ends[line - 1] ?? 0, end),
    }));
    marks.push({ tag, x, y, ops, extent: null });
    return;
  }
  const links: LinkTags = new Map();
  linesOf(text, width).forEach((line, index) => {
    const at = { x: startOf(text, line, width), top: 0, baseline, leading };
    addMoved(lineMarks(line, at, tag, links), x, y + index * leading, marks);
  });
};
