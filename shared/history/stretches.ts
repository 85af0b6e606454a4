/** Entries of a history as a person thinks of them: what somebody wrote in one go is one stretch of work. */
import type { Entry } from './entry.ts';

/** Milliseconds without a save after which a new stretch begins. */
export const PAUSE = 10 * 60_000;

type Told = Pick<Entry, 'time' | 'author' | 'kind' | 'reason'>;

/** What somebody gave a reason for, or did on purpose, stands alone. */
const isPlainEdit = ({ kind, reason }: Told): boolean => kind === 'edited' && reason === undefined;

const dayOf = ({ time }: Told): string => time.slice(0, 10);

const goesOn = (newer: Told, older: Told): boolean =>
  isPlainEdit(newer) &&
  isPlainEdit(older) &&
  newer.author === older.author &&
  dayOf(newer) === dayOf(older) &&
  Date.parse(newer.time) - Date.parse(older.time) < PAUSE;

/**
 * Neighbouring entries that belong together: edits of one author on one day (UTC), without a long pause. Takes entries
 * newest first and gives them so.
 */
export const stretchesOf = <E extends Told>(entries: readonly E[]): readonly (readonly E[])[] => {
  const stretches: E[][] = [];
  for (const entry of entries) {
    const stretch = stretches.at(-1);
    const newer = stretch?.at(-1);
    if (stretch && newer && goesOn(newer, entry)) stretch.push(entry);
    else stretches.push([entry]);
  }
  return stretches;
};

/** The changes of a stretch in the order in which they were made. */
export const changesOf = <C>(stretch: readonly { readonly changes: readonly C[] }[]): readonly C[] =>
  stretch.toReversed().flatMap(({ changes }) => changes);
