import { failure, success } from '../../../shared/contract/result.ts';
import { stateOf } from '../../library/recover.ts';
import type { Handler } from '../handler.ts';

/** The report as it was after an entry of its history. */
export const readHistoryState: Handler<'history.state'> = async ({ library }, { id, seq }) => {
  const journal = await library.history(id);
  if (!journal.ok) return journal;
  const index = journal.value.entries.findIndex((entry) => entry.seq === seq);
  if (index < 0) return failure('not-found', `The history has no entry ${seq}.`);
  const state = stateOf(journal.value.entries, index, id);
  if (state === null) {
    return failure('not-available', `The report as it was after entry ${seq} cannot be made out.`, {
      kept: 'The history was left as it is.',
      next: 'Choose another moment: the entry, or one before it, is damaged.',
    });
  }
  return success({ report: state.report, savedAt: state.savedAt });
};
