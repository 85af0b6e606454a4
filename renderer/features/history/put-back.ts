/** What putting back means for each part of a difference, as changes to the report as it is now. */
import { restoreAll, restoreField, restoreRow } from '../../../shared/history/restore.ts';
import type { Diff } from '../../../shared/report/diff.ts';
import type { Path } from '../../../shared/report/path.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { Part } from './differences.ts';

/** Changes that put something back to how it was in `past`; empty where it is so already, or cannot be. */
export type PutBack = (now: Report, past: Report) => Diff;

export const putBackField =
  (path: Path): PutBack =>
  (now, past) =>
    restoreField(now, past, path);

/** A row with all its fields; one that was removed comes again, one that was added stays. */
export const putBackPart = ({ row, fields }: Part): PutBack => {
  const [field] = fields;
  if (row) return (now, past) => restoreRow(now, past, row.list, row.id);
  return field ? putBackField(field.path) : () => [];
};

/** A list with the rows and the order it had. */
export const putBackList = ({ row }: Part): PutBack => (row ? putBackField(row.list) : () => []);

export const putBackAll: PutBack = restoreAll;
