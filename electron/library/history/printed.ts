/** A journal as a document prints it. */
import type { PrintedHistory } from '../../../shared/history/printed.ts';
import type { Journal } from './journal.ts';

/** All entries without the whole reports in them: what changed is told by the changes. */
export const printedHistory = ({ entries, faults }: Journal): PrintedHistory => ({
  entries: entries.map(({ report: _whole, ...entry }) => entry),
  faults: faults.map(({ message }) => message),
});
