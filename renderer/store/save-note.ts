/** What a save says about itself to the history, where it is more than editing. */
import type { SaveNote } from '../../shared/contract/history.ts';

/** Longest reason that a save takes, in UTF-16 code units (shared/contract/history.ts). */
export const MAX_REASON = 500;

/**
 * Two notes that go with one save, because the first could not be saved alone: the later one says what it is, the reasons
 * stand one after the other as far as there is room.
 */
export const joinNotes = (first: SaveNote | null, second: SaveNote): SaveNote => {
  if (first === null) return second;
  const reason = [...new Set([first.reason, second.reason])]
    .filter((each) => each !== undefined && each !== '')
    .join('; ')
    .slice(0, MAX_REASON)
    .toWellFormed();
  return { kind: second.kind, ...(reason === '' ? {} : { reason }) };
};
