/** Which rolling copies stay. */
export type Keeping = {
  /** Days, counted back from the newest backup, of each of which the last backup stays. */
  readonly keepDaily: number;
  /** Weeks before those, of each of which the last backup stays. */
  readonly keepWeekly: number;
};

/** A backup as far as rotation needs to know it; names sort by time. */
export type Rotated = { readonly name: string; readonly madeAt: string };

const DAY = 24 * 60 * 60 * 1000;

const dayOf = ({ madeAt }: Rotated): string => madeAt.slice(0, 10);

/** Number of the week, Monday to Sunday, UTC; 1970-01-01 was a Thursday. */
const weekOf = ({ madeAt }: Rotated): number => Math.floor((Math.floor(Date.parse(madeAt) / DAY) + 3) / 7);

/** The first of each group in order, of so many groups. */
const firstOfEach = (
  backups: readonly Rotated[],
  groupOf: (backup: Rotated) => string | number,
  groups: number,
): readonly Rotated[] => {
  const seen = new Map<string | number, Rotated>();
  for (const backup of backups) {
    const group = groupOf(backup);
    if (!seen.has(group) && seen.size < groups) seen.set(group, backup);
  }
  return [...seen.values()];
};

/**
 * Names of those that may go: never one of the newest day, on which somebody may have made several on purpose. Days without a
 * backup do not count, so that a library that rests keeps what it has.
 */
export const surplus = (
  backups: readonly Rotated[],
  { keepDaily, keepWeekly }: Keeping,
): readonly string[] => {
  const newestFirst = backups.toSorted((a, b) => (a.name < b.name ? 1 : -1));
  const [newest] = newestFirst;
  if (newest === undefined) return [];
  const daily = firstOfEach(newestFirst, dayOf, Math.max(keepDaily, 1));
  const oldestDay = dayOf(daily.at(-1) ?? newest);
  const weekly = firstOfEach(
    newestFirst.filter((backup) => dayOf(backup) < oldestDay),
    weekOf,
    keepWeekly,
  );
  const kept = new Set([...daily, ...weekly].map(({ name }) => name));
  return newestFirst
    .filter((each) => !kept.has(each.name) && dayOf(each) !== dayOf(newest))
    .map(({ name }) => name);
};
