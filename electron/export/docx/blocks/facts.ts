/** Terms and values, and the band of key figures: tables without lines between their cells. */
import type { FactList, KeyFigures } from '../../../../shared/document/blocks.ts';
import { hairline, line, mm, pt } from '../design.ts';
import type { Cell, Flow, Row } from '../model.ts';
import { widthsOf } from '../pages/metrics.ts';
import type { Session, Setting } from '../session.ts';
import { cellContent, emptyCell } from './cells.ts';
import { gap, styled } from './paragraphs.ts';

type Fact = FactList['items'][number];

const twipsPerPoint = 20;
/** Least room of the terms, and the most they may take of a column. */
const leastTerm = { 1: mm(40), 2: mm(26) } as const;
const mostTerm = 0.42;
const termGap = pt(10);
const columnGap = pt(16);
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
  width,
});

/** Wide enough for the longest term, within reason. */
const termWidth = (block: FactList, column: number, session: Session): number => {
  const metrics = session.metrics({ font: 'sans', bold: false, italic: false });
  const longest = Math.max(...block.items.map(({ term }) => widthsOf(term, metrics, 9).natural));
  const wanted = Math.ceil(longest * twipsPerPoint) + termGap;
  return Math.min(Math.max(wanted, leastTerm[block.columns]), Math.round(column * mostTerm));
};

/** Where a term and its value stand: their cells' widths, and the air after the value. */
type Place = { readonly term: number; readonly value: number; readonly air: number };

const factCells = (fact: Fact | undefined, place: Place, setting: Setting, session: Session): Cell[] => [
  {
    width: place.term,
    content: fact === undefined ? emptyCell() : [styled('FactTerm', fact.term, inside(setting, place.term))],
  },
  {
    width: place.value,
    margins: { right: place.air },
    content:
      fact === undefined ? emptyCell() : cellContent(fact, inside(setting, place.value - place.air), session),
  },
];

/** Terms with their values; `caption` names the table for assistive technology. */
export const facts = (block: FactList, setting: Setting, session: Session, caption = 'Facts'): Flow[] => {
  if (block.items.length === 0) return [];
  const column = Math.floor((setting.width - (block.columns - 1) * columnGap) / block.columns);
  const term = termWidth(block, column, session);
  const places = Array.from({ length: block.columns }, (_, index): Place => {
    const air = index === block.columns - 1 ? 0 : columnGap;
    return { term, value: column - term + air, air };
  });
  return [
    {
      kind: 'table',
      style: 'FactTable',
      caption,
      indent: setting.indent,
      widths: places.flatMap((place) => [place.term, place.value]),
      rows: chunks(block.items, block.columns).map((items) => ({
        whole: true,
        cells: places.flatMap((place, index) => factCells(items[index], place, setting, session)),
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
