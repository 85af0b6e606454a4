import { failure, success } from '../../../shared/contract/result.ts';
import { storedAt } from '../../library/history/state.ts';
import type { Handler } from '../handler.ts';

/** The report as it was after an entry of its history. */
export const readHistoryState: Handler<'history.state'> = async ({ library }, { id, seq }) => {
  const journal = await library.history(id);
  if (!journal.ok) return journal;
  const { entries } = journal.value;
  if (!entries.some((entry) => entry.seq === seq)) {
    return failure('not-found', `The history has no entry ${seq}.`, {
      next: 'It may have been joined with later ones; open the history again.',
    });
  }
  const state = storedAt(entries, seq, id);
  if (state === null) {
    return failure('not-available', `The report as it was after entry ${seq} cannot be made out.`, {
      kept: 'The history was left as it is.',
      next: 'Choose another moment: the entry, or one before it, is damaged.',
    });
  }
  return success({ report: state.report, savedAt: state.savedAt });
};
