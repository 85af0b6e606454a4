/** Table cells: how text with pipes and line breaks stands in one line, and how it is read back. */

/**
 * Cells of a table row as they stand, trimmed, still encoded. A pipe after an odd number of backslashes belongs to the
 * cell.
 */
export const splitRow = (line: string): string[] => {
  const row = line.trim();
  const cells: string[] = [];
  let cell = '';
  let index = row.startsWith('|') ? 1 : 0;
  for (; index < row.length; index += 1) {
    const char = row[index] ?? '';
    if (char === '\\') {
      cell += char + (row[index + 1] ?? '');
      index += 1;
    } else if (char === '|') {
      cells.push(cell.trim());
      cell = '';
      if (index === row.length - 1) return cells;
    } else {
      cell += char;
    }
  }
  cells.push(cell.trim());
  return cells;
};

/** Number of columns of a delimiter row ("|---|:--:|"), 0 where the line is not one. */
export const delimiterCells = (line: string): number => {
  if (!/[|:]/.test(line) || !/^ {0,3}[|:-]/.test(line) || !/^[\s|:-]+$/.test(line)) return 0;
  const cells = splitRow(line);
  return cells.every((cell) => /^:?-+:?$/.test(cell)) ? cells.length : 0;
};

/** Puts text into one cell: pipes are escaped, line breaks become `<br>`, a written `<br>` becomes `<\br>`. */
export const encodeCell = (text: string): string =>
  text
    .replace(/<(?=\\*br(?![a-z0-9]))/gi, '<\\')
    .replace(/\n/g, '<br>')
    .replace(/(\\*)\|/g, '$1$1\\|');

/** The text of a cell: the inverse of `encodeCell`; also takes what other programs write (`<br/>`). */
export const decodeCell = (cell: string): string =>
  cell
    .replace(/(\\+)\|/g, (_, slashes: string) => `${'\\'.repeat(Math.floor(slashes.length / 2))}|`)
    .replace(/<(\\+)(?=br(?![a-z0-9]))|<br\s*\/?>/gi, (_, slashes: string | undefined) =>
      slashes === undefined ? '\n' : `<${slashes.slice(1)}`,
    );
