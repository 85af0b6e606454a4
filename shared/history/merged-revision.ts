/**
 * Which revision a merge has. A state beyond draft vouches for one text and no other: it stays where the merge says exactly
 * what that version says, and is lost, as by any other edit, where it says anything else.
 */
import { sameValue } from '../report/json.ts';
import type { Report, Revision } from '../report/schema.ts';
import { reportStates } from '../report/vocabulary.ts';

export type Sides = { readonly base: Report | undefined; readonly mine: Report; readonly theirs: Report };

/** Whether two reports say the same, whatever their identity and revision. */
const sameText = (one: Report, other: Report): boolean => {
  const { id, schemaVersion, revision } = other;
  return sameValue({ ...one, id, schemaVersion, revision }, other);
};

/** The one that has come further, of two that vouch for the same text. */
const further = (one: Revision, other: Revision): Revision => {
  const lead =
    one.version - other.version || reportStates.indexOf(one.state) - reportStates.indexOf(other.state);
  return lead < 0 ? other : one;
};

/** What of two changes to the revision of one text stands. */
const ofSameText = ({ base, mine, theirs }: Sides): Revision => {
  if (sameValue(base?.revision, mine.revision)) return theirs.revision;
  if (sameValue(base?.revision, theirs.revision)) return mine.revision;
  return further(mine.revision, theirs.revision);
};

const revisionOf = (merged: Report, sides: Sides): Revision => {
  const { mine, theirs } = sides;
  const isMine = sameText(merged, mine);
  const isTheirs = sameText(merged, theirs);
  if (isMine && isTheirs) return ofSameText(sides);
  if (isMine) return mine.revision;
  if (isTheirs) return theirs.revision;
  return { version: Math.max(mine.revision.version, theirs.revision.version), state: 'draft' };
};

/** `merged` with the revision it is entitled to. */
export const withMergedRevision = (merged: Report, sides: Sides): Report => {
  const revision = revisionOf(merged, sides);
  return sameValue(revision, merged.revision) ? merged : { ...merged, revision };
};
