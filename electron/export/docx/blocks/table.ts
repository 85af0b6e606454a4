/** Tables of the report: header repeated on each page, rows kept whole unless too tall, hairlines between rows. */
import type { Cell, Column, TableBlock } from '../../../../shared/document/blocks.ts';
import { columnWidths } from '../../column-widths.ts';
import type { ColumnNeed } from '../../column-widths.ts';
import { ink, line, noLine, pt } from '../design.ts';
import type { Flow, Row } from '../model.ts';
import { gutters } from '../package/styles.ts';
import { widthsOf } from '../pages/metrics.ts';
import type { Letters } from '../pages/metrics.ts';
import type { Session, Setting } from '../session.ts';
import { cellContent, emptyCell, textOf } from './cells.ts';
import { gap, styled } from './paragraphs.ts';

const gutter = gutters.ReportTable;
const twipsPerPoint = 20;
/** The same in points, and a little for what bold words take more. */
const air = gutter / twipsPerPoint + 1;
/** A row of more lines than this may break across pages; about a third of a page. */
const tallestWholeRow = 20;
/** Average width of a letter of table text, twips. */
const letterWidth = pt(4.6);

const lineCount = (cell: Cell, width: number): number =>
  textOf(cell.content)
    .split('\n')
    .reduce((lines, text) => lines + Math.max(1, Math.ceil((text.length * letterWidth) / width)), 0);

const headSetting: Setting = { width: 0, indent: 0, text: 'table', listLevel: 0, keepTogether: true };

const headerRow = (columns: readonly Column[], widths: readonly number[]): Row => ({
  header: true,
  whole: true,
  cells: columns.map((column, index) => ({
    width: widths[index] ?? 0,
    borders: { top: noLine, bottom: line(0.75, ink) },
    content: [styled('TableHead', column.header, headSetting)],
  })),
});

/** The row with exactly one cell a column; surplus cells join the last, so that no text is lost. */
const fitted = (row: readonly Cell[], columns: number): readonly (Cell | null)[] => {
  if (row.length === columns) return row;
  const kept = row.slice(0, columns);
  const last = kept.at(-1);
  const surplus = row.slice(columns).flatMap((cell) => cell.content);
  const merged =
    last === undefined || surplus.length === 0
      ? kept
      : [...kept.slice(0, -1), { ...last, content: [...last.content, ...surplus] }];
  return [...merged, ...Array.from({ length: columns - merged.length }, () => null)];
};

const text: Letters = { font: 'sans', bold: false, italic: false };
const faces = {
  text: { letters: text, size: 9 },
  tabular: { letters: text, size: 9 },
  mono: { letters: { ...text, font: 'mono' }, size: 8.5 },
} as const;
const head = { letters: { ...text, bold: true }, size: 8 } as const;
/** Room that a box or a severity label takes before the words, points. */
const leadWidth = { box: 14, severity: 24 };

/** What each column holds, for sharing the width among them. */
const needsOf = (block: TableBlock, session: Session): readonly ColumnNeed[] =>
  block.columns.map((column, index) => {
    const { letters, size } = faces[column.style];
    const metrics = session.metrics(letters);
    const header = widthsOf(column.header, session.metrics(head.letters), head.size);
    let min = Math.max(header.longest, column.minWidth ?? 0);
    const natural = [header.natural + air];
    for (const row of block.rows) {
      const cell = row[index];
      const widths = widthsOf(textOf(cell?.content ?? []), metrics, size, column.style !== 'text');
      const lead =
        (cell?.checked === undefined ? 0 : leadWidth.box) +
        (cell?.severity === undefined ? 0 : leadWidth.severity);
      min = Math.max(min, widths.longest + lead);
      natural.push(widths.natural + lead + air);
    }
    return { weight: column.weight, min: min + air, natural };
  });

/** Column widths in whole twips that add up to the table's. */
const widthsIn = (block: TableBlock, width: number, session: Session): readonly number[] => {
  const widths = columnWidths(needsOf(block, session), width / twipsPerPoint).map((points) =>
    Math.floor(points * twipsPerPoint),
  );
  const rest = width - widths.reduce((sum, each) => sum + each, 0);
  return widths.map((each, index) => (index === widths.length - 1 ? each + rest : each));
};

/** A table under its caption. */
export const table = (block: TableBlock, setting: Setting, session: Session): Flow[] => {
  const caption = styled('Caption', block.caption, setting, { keepNext: true });
  if (block.columns.length === 0) return [caption];
  const widths = widthsIn(block, setting.width, session);
  const inside = widths.map((width): Setting => ({
    ...setting,
    text: 'table',
    indent: 0,
    listLevel: 0,
    width: width - gutter,
  }));
  const rows = block.rows.map((row): Row => {
    const cells = fitted(row, block.columns.length);
    const lines = cells.map((cell, index) =>
      cell === null ? 1 : lineCount(cell, (widths[index] ?? 1) - gutter),
    );
    return {
      whole: Math.max(...lines) <= tallestWholeRow,
      cells: cells.map((cell, index) => {
        const style = block.columns[index]?.style ?? 'text';
        const room = inside[index];
        return {
          width: widths[index] ?? 0,
          content:
            cell === null || room === undefined
              ? emptyCell()
              : cellContent({ ...cell, style }, room, session),
        };
      }),
    };
  });
  return [
    caption,
    {
      kind: 'table',
      style: 'ReportTable',
      caption: block.caption,
      indent: setting.indent,
      widths,
      rows: [headerRow(block.columns, widths), ...rows],
    },
    gap(setting, 'WideGap'),
  ];
};
