/** Keeps histories from growing without end: joins what was typed some time ago. */
import type { CommitPlaces } from './commit.ts';
import { writeReport } from './commit.ts';
import type { Current } from './current.ts';
import { compacted, type CompactionRules, joinable } from './history/compact.ts';

/** Milliseconds for which every save stays an entry of its own. */
const KEPT_APART = 24 * 60 * 60 * 1000;
/** Milliseconds without a save after which a joined entry ends. */
const PAUSE = 10 * 60 * 1000;
/** A compaction rewrites the journal; it has to spare so many entries to be worth it. */
const WORTHWHILE = 100;

type TidyPlaces = CommitPlaces & { readonly now: () => Date; readonly author: () => string };

/**
 * Joins old entries of a history that is whole. A damaged one is left as it is, for whoever looks into the damage. Rejects with
 * the system's error; then the old history stands.
 */
export const tidy = async (places: TidyPlaces, id: string, current: Current): Promise<void> => {
  const { journals, now, author } = places;
  const { entries, head, faults, torn } = await journals.read(id);
  if (head === null || faults.length > 0 || torn > 0 || !current.isContinued) return;
  const rules: CompactionRules = { before: new Date(now().getTime() - KEPT_APART), pause: PAUSE };
  if (joinable(entries, rules) < WORTHWHILE) return;
  const shorter = compacted(entries, rules, { time: now().toISOString(), author: author() });
  const last = shorter?.at(-1);
  if (!shorter || !last) return;
  await journals.replace(id, head, shorter);
  await writeReport(places, current.stored, { seq: last.seq, hash: last.hash });
};
