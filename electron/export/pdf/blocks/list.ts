/** Bulleted and numbered lists, and checklists with drawn boxes. */
import type { Checklist, ListBlock } from '../../../../shared/document/blocks.ts';
import { mark } from '../layout/drawing.ts';
import type { Mark } from '../layout/drawing.ts';
import { heightOf, keepingAll, keepingLast, space } from '../layout/item.ts';
import type { Item } from '../layout/item.ts';
import { besideFirst, indented } from '../layout/measured.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import { baselineOf, oneLine } from '../text/setting.ts';
import { measuredText } from './paragraph.ts';
import { tickBox, tickBoxWidth, tickWords } from './tick-box.ts';

type Entry = { readonly marker: () => readonly Mark[]; readonly body: Measured };

const stacked = (entries: readonly Entry[], indent: number, between: number, setting: Setting): Measured => ({
  min: Math.max(0, ...entries.map((entry) => entry.body.min)) + indent,
  natural: Math.max(0, ...entries.map((entry) => entry.body.natural)) + indent,
  items: (width) => [
    ...entries.flatMap((entry, index): Item[] => {
      const items = besideFirst(
        indented(entry.body.items(width - indent), indent),
        entry.marker(),
        setting.text.leading,
      );
      // A short item does not stand alone before or after a page's end.
      const short = heightOf(items) <= 2 * setting.text.leading;
      const paired = short && entries.length > 1 && (index === 0 || index === entries.length - 2);
      return [...(index > 0 ? [space(between)] : []), ...(paired ? keepingLast(items) : items)];
    }),
    space(setting.paragraphGap),
  ],
});

export const list = (block: ListBlock, setting: Setting): Measured => {
  const tag = tagIn(setting.tag, 'L', { listNumbering: block.ordered ? 'Decimal' : 'Disc' });
  const typesetter = setting.typesetter(block.source ?? '');
  const baseline = baselineOf(setting.text, setting.fonts);
  const labels = block.items.map((_, index) => (block.ordered ? `${block.start + index}.` : '•'));
  const widest = Math.max(
    0,
    ...labels.map((label) => oneLine(label, setting.text, { x: 0, baseline }, typesetter).width),
  );
  const indent = Math.max(setting.text.size * 1.4, widest + setting.text.size * 0.5);
  const tight = { ...setting, paragraphGap: setting.paragraphGap * 0.35 };
  const entries = block.items.map((blocks, index): Entry => {
    const item = tagIn(tag, 'LI');
    const label = tagIn(item, 'Lbl');
    const body = setting.flow(blocks, { ...tight, tag: tagIn(item, 'LBody') });
    return {
      body,
      marker: () => {
        const { ops } = oneLine(
          `${labels[index] ?? ''} `,
          setting.text,
          { x: block.ordered ? 0 : setting.text.size * 0.35, baseline },
          typesetter,
        );
        return [mark(label, ops)];
      },
    };
  });
  return stacked(entries, indent, setting.paragraphGap * 0.35, setting);
};

/** A checklist of so few lines stays on one page: what is ticked is read against what is not. */
const unpartedLines = 8;

export const checklist = (block: Checklist, setting: Setting): Measured => {
  const tag = tagIn(setting.tag, 'L', { listNumbering: 'None' });
  const baseline = baselineOf(setting.text, setting.fonts);
  const entries = block.items.map(({ checked, content, source }): Entry => {
    const item = tagIn(tag, 'LI');
    const label = tagIn(item, 'Lbl', { alt: tickWords(checked) });
    const body = measuredText(content, setting.text, source, tagIn(item, 'LBody'), setting);
    return { body, marker: () => [mark(label, tickBox(checked, 0, baseline))] };
  });
  const whole = stacked(entries, tickBoxWidth, setting.paragraphGap * 0.45, setting);
  return {
    ...whole,
    items: (width) => {
      const items = whole.items(width);
      return items.filter((item) => item.kind === 'box').length <= unpartedLines ? keepingAll(items) : items;
    },
  };
};
