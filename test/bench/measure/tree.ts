/** Memory of a process and everything it started, together. */
import { readdirSync, readFileSync } from 'node:fs';

const INTERVAL = 40;

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended in the meantime, or this is not Linux.
    return '';
  }
};

/** Processes of a group, which is how the bench starts each program. */
const membersOf = (group: number): readonly string[] => {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.filter((id) => Number(read(`/proc/${id}/stat`).split(') ').at(-1)?.split(' ')[2]) === group);
};

/** Proportional share: pages that processes share are counted once over all of them. */
const share = (id: string): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) * 1024;

/** Looks again and again at the processes of a group; `end` gives the most bytes ever seen at once, null where unknown. */
export const watchTree = (group: number): { end(): number | null } => {
  let peak = 0;
  const look = (): void => {
    try {
      peak = Math.max(
        peak,
        membersOf(group).reduce((sum, id) => sum + share(id), 0),
      );
    } catch {
      // No /proc here: the peak stays unknown.
    }
  };
  const timer = setInterval(look, INTERVAL);
  return {
    end: () => {
      clearInterval(timer);
      return peak === 0 ? null : peak;
    },
  };
};
