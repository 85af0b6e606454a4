/** The usual edits of a list of rows, as commands. */
import type { Command } from '../../shared/report/command.ts';
import type { Path } from '../../shared/report/path.ts';

type Row = { readonly id: string };

export const insertRow = (path: Path, index: number, row: Row): Command => ({
  kind: 'insert',
  path,
  index,
  row: { ...row },
});

export const removeRow = (path: Path, id: string): Command => ({ kind: 'remove', path, id });

/** Moves a row by some places; beyond the ends it stops there. */
export const moveRow = (path: Path, ids: readonly string[], id: string, by: number): Command => ({
  kind: 'move',
  path,
  id,
  to: ids.indexOf(id) + by,
});

/** Splits a line of a simple list in two at the caret. */
export const splitLine = (
  path: Path,
  line: { readonly id: string; readonly index: number },
  halves: { readonly before: string; readonly after: string },
  newId: string,
): Command => ({
  kind: 'batch',
  label: 'Split line',
  commands: [
    { kind: 'set', path: [...path, line.id, 'text'], value: halves.before },
    { kind: 'insert', path, index: line.index + 1, row: { id: newId, text: halves.after } },
  ],
});
