/** A cell of one paragraph is drawn by a shorter way than a list of lines; both draw the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Inline, Paragraph } from '../../../shared/document/blocks.ts';
import { flow } from '../../../electron/export/pdf/blocks/flow.ts';
import { geometryOf, type } from '../../../electron/export/pdf/design.ts';
import { openFonts } from '../../../electron/export/pdf/fonts/library.ts';
import { drawItems } from '../../../electron/export/pdf/layout/draw.ts';
import type { Mark, Op } from '../../../electron/export/pdf/layout/drawing.ts';
import { heightOf } from '../../../electron/export/pdf/layout/item.ts';
import type { Setting } from '../../../electron/export/pdf/layout/measured.ts';
import { rootTag } from '../../../electron/export/pdf/layout/tag.ts';
import { inCell } from '../../../electron/export/pdf/table/cell.ts';
import { placedText, textCell, textHeight } from '../../../electron/export/pdf/table/text-cell.ts';
import type { WordCache } from '../../../electron/export/pdf/text/words.ts';
import { fontsFolder } from '../../setup/folders.ts';
import { runs } from '../../setup/runs.ts';

const fonts = openFonts(fontsFolder);
const words: WordCache = new Map();
const tag = rootTag();
const page: Setting = {
  fonts,
  geometry: geometryOf('a4'),
  text: type.body,
  paragraphGap: 7.5,
  tag,
  typesetter: () => ({ fonts, words, missing: () => {} }),
  flow,
  picture: () => ({ ok: false, reason: 'none here' }),
  warn: () => {},
};

const word = fc.constantFrom('alert', 'on-call', '12:34', '(see', 'below)', 'naïve', 'שלום', 'x'.repeat(60));
const marks = fc.constantFrom(
  {},
  { bold: true },
  { code: true },
  { strike: true },
  { link: 'https://a.example' },
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 9 }), marks)
      .map(([text, marked]) => ({ kind: 'text' as const, text: text.join(' '), ...marked })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'break' as const }) },
);
const paragraph: fc.Arbitrary<Paragraph> = fc.record({
  kind: fc.constant('paragraph' as const),
  content: fc.array(inline, { minLength: 1, maxLength: 3 }),
  style: fc.constantFrom('body' as const, 'note' as const, 'label' as const, 'empty' as const),
});

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
const placed = (op: Op, { x, y }: Mark): unknown => {
  if (op.kind === 'text') {
    const { size, colour } = op;
    return [
      rounded(x + op.x),
      rounded(y + op.y),
      size,
      colour,
      op.words.map(({ text, face }) => [text, face]),
    ];
  }
  if (op.kind === 'link')
    return [rounded(x + op.x), rounded(y + op.y), rounded(op.width), op.height, op.target];
  return op.kind === 'line'
    ? [op.from, op.to].flat().map((each, index) => rounded(each + (index % 2 ? y : x)))
    : op;
};
/** What is drawn where, however it is grouped; the tags of links are made anew each time. */
const drawn = (all: readonly Mark[]) =>
  all.flatMap((mark) => mark.ops.map((op) => [op.kind, placed(op, mark)]));

test('the words of a cell stand where its lines would', () => {
  fc.assert(
    fc.property(
      paragraph,
      fc.constantFrom('text' as const, 'mono' as const),
      fc.integer({ min: 12, max: 300 }),
      (block, style, width) => {
        const setting = inCell(style, page);
        const cell = textCell({ content: [block], source: 'x' }, tag, setting);
        if (cell === null) throw new Error('A cell of one paragraph was not taken for one.');
        const { draw, items } = placedText(cell, 0, width, setting);
        const short: Mark[] = [];
        draw?.(40, 70, short);
        const long: Mark[] = [];
        drawItems(items(), 40, 70, long);
        expect(short.length > 0).toBe(block.content.some(({ kind }) => kind === 'text'));
        expect(drawn(short)).toEqual(drawn(long));
        expect(textHeight(cell, width, setting)).toBeCloseTo(heightOf(items()), 6);
      },
    ),
    runs(400),
  );
});
