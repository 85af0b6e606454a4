/** Terms and values, and the band of key figures: tables without lines between their cells. */
import type { FactList, KeyFigures } from '../../../../shared/document/blocks.ts';
import { hairline, line } from '../design.ts';
import type { Cell, Flow, Row } from '../model.ts';
import { gutters } from '../package/styles.ts';
import type { Session, Setting } from '../session.ts';
import { cellContent, emptyCell } from './cells.ts';
import { gap, styled } from './paragraphs.ts';

type Fact = FactList['items'][number];

const termShare = { 1: 0.31, 2: 0.2 } as const;
const mostFiguresInARow = 4;

/** The items in rows of `count`. */
const chunks = <T>(items: readonly T[], count: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / count) }, (_, row) =>
    items.slice(row * count, (row + 1) * count),
  );

const inside = (setting: Setting, width: number): Setting => ({
  ...setting,
  text: 'table',
  indent: 0,
  listLevel: 0,
  width: width - gutters.FactTable,
});

const factCells = (
  fact: Fact | undefined,
  widths: readonly [number, number],
  setting: Setting,
  session: Session,
): Cell[] => [
  {
    width: widths[0],
    content: fact === undefined ? emptyCell() : [styled('FactTerm', fact.term, inside(setting, widths[0]))],
  },
  {
    width: widths[1],
    content: fact === undefined ? emptyCell() : cellContent(fact, inside(setting, widths[1]), session),
  },
];

/** Terms with their values; `caption` names the table for assistive technology. */
export const facts = (block: FactList, setting: Setting, session: Session, caption = 'Facts'): Flow[] => {
  if (block.items.length === 0) return [];
  const pair = Math.floor(setting.width / block.columns);
  const term = Math.round(setting.width * termShare[block.columns]);
  const widths = [term, pair - term] as const;
  const places = Array.from({ length: block.columns }, (_, place) => place);
  return [
    {
      kind: 'table',
      style: 'FactTable',
      caption,
      indent: setting.indent,
      widths: places.flatMap(() => widths),
      rows: chunks(block.items, block.columns).map((items) => ({
        whole: true,
        cells: places.flatMap((place) => factCells(items[place], widths, setting, session)),
      })),
    },
    gap(setting, 'WideGap'),
  ];
};

const figureCell = (
  figure: KeyFigures['items'][number] | undefined,
  index: number,
  width: number,
  setting: Setting,
): Cell => ({
  width,
  ...(index === 0 ? { margins: { left: 0 } } : {}),
  ...(index === 0 || figure === undefined ? {} : { borders: { left: line(0.25, hairline) } }),
  content:
    figure === undefined
      ? emptyCell()
      : [
          styled('KeyFigure', figure.value, setting),
          styled('KeyLabel', figure.label, setting),
          ...(figure.note === '' ? [] : [styled('KeyNote', figure.note, setting)]),
        ],
});

/** The key figures, at most four beside each other, between two hairlines. */
export const keyFigures = (block: KeyFigures, setting: Setting): Flow[] => {
  if (block.items.length === 0) return [];
  const rowCount = Math.ceil(block.items.length / mostFiguresInARow);
  const columns = Math.ceil(block.items.length / rowCount);
  const width = Math.floor(setting.width / columns);
  const widths = Array.from({ length: columns }, () => width);
  const within = { ...setting, indent: 0 };
  return [
    {
      kind: 'table',
      style: 'KeyFigureTable',
      caption: 'Key figures',
      indent: setting.indent,
      widths,
      rows: chunks(block.items, columns).map((items): Row => ({
        whole: true,
        cells: widths.map((cellWidth, index) => figureCell(items[index], index, cellWidth, within)),
      })),
    },
    gap(setting, 'WideGap'),
  ];
};
