/** Quotations, code and rules: text set apart from the running words. */
import type { CodeBlock, Quote } from '../../../../shared/document/blocks.ts';
import { colours, strokes, type } from '../design.ts';
import { mark, moved, rule as ruleMark } from '../layout/drawing.ts';
import type { Mark } from '../layout/drawing.ts';
import { box, space } from '../layout/item.ts';
import type { Item } from '../layout/item.ts';
import { indented } from '../layout/measured.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import { narrowest, natural } from '../text/line.ts';
import { plainUnits } from '../text/setting.ts';
import { lineItems } from './paragraph.ts';

const quoteIndent = 12;
const codeIndent = 8;
const codePadding = 5;

const bar = (from: number, to: number): Mark =>
  mark(null, [{ kind: 'line', from: [1, from], to: [1, to], width: 1.2, colour: colours.hairline }]);

/** A line down the left side of each box, joined over the spaces between them. */
const withBar = (items: readonly Item[]): readonly Item[] => {
  let gap = 0;
  return items.map((item): Item => {
    if (item.kind === 'space') {
      gap = Math.max(gap, item.height);
      return item;
    }
    const above = gap;
    gap = 0;
    if (item.kind === 'box') return { ...item, marks: [bar(-above, item.height), ...item.marks] };
    if (item.kind === 'row') {
      return { ...item, backdrop: (height) => [bar(-above, height), ...item.backdrop(height)] };
    }
    return item;
  });
};

export const quote = (block: Quote, setting: Setting): Measured => {
  const content = setting.flow(block.content, { ...setting, tag: tagIn(setting.tag, 'BlockQuote') });
  return {
    min: content.min + quoteIndent,
    natural: content.natural + quoteIndent,
    items: (width) => {
      const items = content.items(width - quoteIndent);
      const last = items.findLastIndex((item) => item.kind !== 'space');
      return [...withBar(indented(items.slice(0, last + 1), quoteIndent)), space(setting.paragraphGap)];
    },
  };
};

export const code = (block: CodeBlock, setting: Setting): Measured => {
  const style = setting.text.size <= type.table.size ? { ...type.code, size: 7.5, leading: 10.5 } : type.code;
  const text = plainUnits(block.text, style, setting.typesetter(block.source ?? ''));
  const tag = tagIn(tagIn(setting.tag, 'P'), 'Code');
  return {
    // Code that is too wide wraps; it must not push a table's other columns aside.
    min: Math.min(narrowest(text), 120) + 2 * codeIndent,
    natural: natural(text) + 2 * codeIndent,
    items: (width) => {
      const lines = lineItems(text, style, width - 2 * codeIndent, tag, setting);
      return [
        space(codePadding / 2),
        ...lines.map((line, index): Item => {
          if (line.kind !== 'box') return line;
          const above = index === 0 ? codePadding : 0;
          const height = line.height + above + (index === lines.length - 1 ? codePadding : 0);
          const panel = mark(null, [
            // A hair of overlap, so that no seam shows between the lines.
            { kind: 'rectangle', x: 0, y: -0.1, width, height: height + 0.2, fill: colours.panel },
          ]);
          return { ...line, height, marks: [panel, ...moved(line.marks, codeIndent, above)] };
        }),
        space(setting.paragraphGap),
      ];
    },
  };
};

export const rule = (): Measured => ({
  min: 0,
  natural: 0,
  items: (width) => [
    space(8),
    box(strokes.thin, [ruleMark(width, 0, strokes.thin, colours.hairline)]),
    space(8),
  ],
});
