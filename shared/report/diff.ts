/** What an edit changed, as data: applied forwards, backwards (undo), and kept by history. */
import { z } from 'zod';
import { getAt, type Path, pathToText, schemaAt, setAt } from './path.ts';
import type { Report } from './schema.ts';

const path = z.array(z.string()).readonly();
const row = z.looseObject({ id: z.string() });

export const Change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), path, before: z.unknown(), after: z.unknown() }),
  z.strictObject({ kind: z.literal('insert'), path, index: z.int().nonnegative(), row }),
  z.strictObject({ kind: z.literal('remove'), path, index: z.int().nonnegative(), row }),
  z.strictObject({
    kind: z.literal('move'),
    path,
    id: z.string(),
    from: z.int().nonnegative(),
    to: z.int().nonnegative(),
  }),
]);
export type Change = z.infer<typeof Change>;
/** Changes in the order in which they were made. */
export type Diff = readonly Change[];

const rowsAt = (report: Report, listPath: Path): readonly { readonly id: string }[] => {
  const rows = getAt(report, listPath);
  if (!Array.isArray(rows)) throw new Error(`not a list: ${pathToText(listPath)}`);
  return rows;
};

const applyChange = (report: Report, change: Change): Report => {
  switch (change.kind) {
    case 'set':
      return setAt(report, change.path, change.after);
    case 'insert':
      return setAt(report, change.path, rowsAt(report, change.path).toSpliced(change.index, 0, change.row));
    case 'remove':
      return setAt(
        report,
        change.path,
        rowsAt(report, change.path).filter((existing) => existing.id !== change.row.id),
      );
    case 'move': {
      const rows = rowsAt(report, change.path);
      const moved = rows.find((existing) => existing.id === change.id);
      if (!moved) throw new Error(`no such row: ${change.id}`);
      return setAt(
        report,
        change.path,
        rows.filter((existing) => existing !== moved).toSpliced(change.to, 0, moved),
      );
    }
  }
};

const invertChange = (change: Change): Change => {
  switch (change.kind) {
    case 'set':
      return { ...change, before: change.after, after: change.before };
    case 'insert':
      return { ...change, kind: 'remove' };
    case 'remove':
      return { ...change, kind: 'insert' };
    case 'move':
      return { ...change, from: change.to, to: change.from };
  }
};

/** The report after the diff. Throws where the diff does not fit the report: that is a fault of the program. */
export const applyDiff = (report: Report, diff: Diff): Report => diff.reduce(applyChange, report);

/** The diff that undoes this one. */
export const invertDiff = (diff: Diff): Diff => diff.map(invertChange).toReversed();

/** Whether every path of the diff exists in the schema of a report. */
export const isKnownDiff = (diff: Diff): boolean => diff.every((change) => schemaAt(change.path) !== null);
