/** Terms and their values, in one column or two. */
import type { FactList } from '../../../../shared/document/blocks.ts';
import { millimetres, type } from '../design.ts';
import { rowOf, space } from '../layout/item.ts';
import type { Item, RowParts } from '../layout/item.ts';
import type { Measured, Setting } from '../layout/measured.ts';
import { tagIn } from '../layout/tag.ts';
import { cell } from '../table/cell.ts';
import { measuredText } from './paragraph.ts';

const columnGap = 16;
const termGap = 10;

type Fact = { readonly term: Measured; readonly value: Measured };

export const facts = (block: FactList, setting: Setting): Measured => {
  const tag = tagIn(setting.tag, 'L', { listNumbering: 'None' });
  const pairs = block.items.map((item): Fact => {
    const itemTag = tagIn(tag, 'LI');
    const term = measuredText(
      [{ kind: 'text', text: `${item.term} ` }],
      type.term,
      item.source,
      tagIn(itemTag, 'Lbl'),
      setting,
    );
    const value = cell(item, item.style, { ...setting, tag: tagIn(itemTag, 'LBody') });
    return { term, value };
  });

  const items = (width: number): readonly Item[] => {
    const columnWidth = block.columns === 2 ? (width - columnGap) / 2 : width;
    const longest = Math.max(0, ...pairs.map((pair) => pair.term.natural)) + termGap;
    const termWidth = Math.min(
      Math.max(longest, millimetres(block.columns === 2 ? 26 : 40)),
      columnWidth * 0.42,
    );
    const rows: Item[] = [];
    for (let at = 0; at < pairs.length; at += block.columns) {
      const cells: RowParts['cells'] = pairs.slice(at, at + block.columns).flatMap((pair, column) => {
        const x = column * (columnWidth + columnGap);
        return [
          { x, items: pair.term.items(termWidth - termGap) },
          { x: x + termWidth, items: pair.value.items(columnWidth - termWidth) },
        ];
      });
      const padding = { top: 1.9, bottom: 1.9 };
      rows.push(rowOf({ cells, padding, backdrop: () => [], keep: at === 0, header: null }));
    }
    return [...rows, space(setting.paragraphGap)];
  };
  return { min: 200, natural: Infinity, items };
};
