import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';

/** A page of a report's history, newest entry first. */
export const listHistory: Handler<'history.list'> = async ({ library }, { id, before, limit }) => {
  const journal = await library.history(id);
  if (!journal.ok) return journal;
  const older = journal.value.entries.filter(({ seq }) => before === undefined || seq < before);
  const page = older.slice(-limit).toReversed();
  return success({
    entries: page.map(({ report: _whole, brought: _others, ...entry }) => entry),
    hasMore: older.length > page.length,
    faults: journal.value.faults.map(({ message }) => message),
  });
};
