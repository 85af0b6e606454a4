/** How high a table's rows are. Lengths are points. */
import type { Cell, Flow, Row, Table } from '../model.ts';
import { tableLooks } from '../package/styles.ts';
import { measureParagraph } from './paragraph.ts';
import type { Ruler } from './paragraph.ts';

const pointsPerTwip = 1 / 20;

export type MeasuredRow = {
  readonly height: number;
  /** Stays on one page. */
  readonly whole: boolean;
  readonly header: boolean;
  /** The first paragraph of the row stays with the next row. */
  readonly keepNext: boolean;
  /** Heights of the lines of each cell, from the top, and the room around them. */
  readonly cells: readonly (readonly number[])[];
  readonly padding: number;
};

/** Heights of what stands in a cell: a number for each line or row, with the room around it. */
const linesOfFlow = (flow: readonly Flow[], width: number, ruler: Ruler): number[] => {
  const lines: number[] = [];
  let after = 0;
  for (const each of flow) {
    if (each.kind === 'table') {
      for (const row of each.rows) lines.push(measureRow(row, each, ruler).height + after);
      after = 0;
      continue;
    }
    const measured = measureParagraph(each, width, ruler);
    const above = Math.max(after, measured.before) + measured.border;
    for (let line = 0; line < measured.lines; line += 1)
      lines.push(line === 0 ? measured.line + above : measured.line);
    ({ after } = measured);
  }
  if (lines.length > 0) lines[lines.length - 1] = (lines.at(-1) ?? 0) + after;
  return lines;
};

const isTableStyle = (style: string): style is keyof typeof tableLooks => style in tableLooks;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const measureRow = (row: Row, table: Table, ruler: Ruler): MeasuredRow => {
  const look = isTableStyle(table.style) ? tableLooks[table.style] : null;
  const marginsOf = (cell: Cell) => ({
    top: 0,
    left: 0,
    bottom: 0,
    right: 0,
    ...look?.margins,
    ...cell.margins,
  });
  let height = (row.least ?? 0) * pointsPerTwip;
  let padding = 0;
  const cells = row.cells.map((cell) => {
    const margins = marginsOf(cell);
    const width = (cell.width - margins.left - margins.right) * pointsPerTwip;
    const lines = linesOfFlow(cell.content, width, ruler);
    padding = Math.max(padding, (margins.top + margins.bottom) * pointsPerTwip);
    height = Math.max(height, sum(lines) + (margins.top + margins.bottom) * pointsPerTwip);
    return lines;
  });
  const between = look !== null && 'between' in look ? look.between.width / 8 : 0;
  const first = row.cells[0]?.content[0];
  return {
    height: height + between,
    whole: row.whole,
    header: row.header ?? false,
    keepNext:
      first?.kind === 'paragraph' && (first.keepNext ?? ruler.look(first.style).paragraph.keepNext ?? false),
    cells,
    padding: padding + between,
  };
};

/** What is left of a row after `room` points of it stand on a page; null where not a line of it fits. */
export const restOfRow = (row: MeasuredRow, room: number): MeasuredRow | null => {
  const inside = room - row.padding;
  let some = false;
  const cells = row.cells.map((lines) => {
    let used = 0;
    const count = lines.findIndex((line) => (used += line) > inside + 0.01);
    const fitting = count === -1 ? lines.length : count;
    if (fitting > 0) some = true;
    return lines.slice(fitting);
  });
  if (!some) return null;
  return { ...row, cells, height: Math.max(...cells.map(sum)) + row.padding };
};
