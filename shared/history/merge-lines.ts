/** Two versions of one text merged by line, where they changed different lines. */
import { diffArrays } from 'diff';

/** More lines taken out and put in than this are not merged but asked about: the search takes time that grows with their square. */
const MAX_CHANGED_LINES = 1000;

/** Lines `from` to `to` (exclusive) of the base, replaced by others. */
type Hunk = { readonly from: number; readonly to: number; readonly lines: readonly string[] };

const hunksOf = (base: readonly string[], version: readonly string[]): readonly Hunk[] | null => {
  const parts = diffArrays([...base], [...version], { maxEditLength: MAX_CHANGED_LINES });
  if (!parts) return null;
  const hunks: Hunk[] = [];
  let at = 0;
  for (const part of parts) {
    const last = hunks.at(-1);
    if (!part.added && !part.removed) at += part.count;
    else {
      const from = at;
      if (part.removed) at += part.count;
      const lines = part.added ? part.value : [];
      // What was taken out and what was put in its place are one hunk, in whichever order they are told.
      if (last?.to === from)
        hunks[hunks.length - 1] = { from: last.from, to: at, lines: [...last.lines, ...lines] };
      else hunks.push({ from, to: at, lines });
    }
  }
  return hunks;
};

const sameHunk = (a: Hunk, b: Hunk): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.lines.length === b.lines.length &&
  a.lines.every((line, index) => line === b.lines[index]);

/** Whether both concern the same lines, or one puts lines where the other changes some: then their order is open. */
const collide = (a: Hunk, b: Hunk): boolean =>
  a.from === a.to || b.from === b.to ? a.from <= b.to && b.from <= a.to : a.from < b.to && b.from < a.to;

/**
 * The text with the changes of both, or null where both changed the same lines, or too many to say. Lines end with LF;
 * which version is called mine makes no difference.
 */
export const mergeLines = (base: string, mine: string, theirs: string): string | null => {
  const lines = base.split('\n');
  const ours = hunksOf(lines, mine.split('\n'));
  const others = hunksOf(lines, theirs.split('\n'));
  if (!ours || !others) return null;
  const own = others.filter((hunk) => !ours.some((other) => sameHunk(hunk, other)));
  const hunks = [...ours, ...own].toSorted((a, b) => a.from - b.from || a.to - b.to);
  // Sorted, and free of overlaps within each version: a collision is one between neighbours.
  const merged: (readonly string[])[] = [];
  let at = 0;
  for (const [index, hunk] of hunks.entries()) {
    const next = hunks[index + 1];
    if (next && collide(hunk, next)) return null;
    merged.push(lines.slice(at, hunk.from), hunk.lines);
    at = hunk.to;
  }
  return [...merged, lines.slice(at)].flat().join('\n');
};
