/** Processor time of the children of this process, their own children included. */
import { readFileSync } from 'node:fs';

/** Linux counts these in hundredths of a second on every processor family. */
const TICKS_PER_SECOND = 100;

/** Seconds used by all children that have ended and their ended descendants; null where Linux does not tell. */
export const childrenTime = (): number | null => {
  try {
    // The second field, the program's name in parentheses, may hold spaces; after it, user and system time of the
    // children are the fields 16 and 17 of the manual page proc(5).
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = Number(fields[13]) + Number(fields[14]);
    return Number.isFinite(ticks) ? ticks / TICKS_PER_SECOND : null;
  } catch {
    return null;
  }
};
