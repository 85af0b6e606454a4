/** Which state of which file something in the index was made of. */
import { z } from 'zod';
import { sameStamp, type Stamp } from '../file-system.ts';

/** A file of the reports folder, and its stamp when it was read. */
export type Stamped = { readonly file: string; readonly stamp: Stamp };

const whole = z.string().regex(/^\d{1,25}$/);

/** As it is stored: name, inode, time and size. */
export const StampedRow = z
  .tuple([z.string(), whole, whole, whole])
  .transform(([file, inode, modified, size]): Stamped => ({
    file,
    stamp: { inode: BigInt(inode), modified: BigInt(modified), size: BigInt(size), isFile: true },
  }));

export const stampedRow = ({ file, stamp }: Stamped): readonly [string, string, string, string] => [
  file,
  String(stamp.inode),
  String(stamp.modified),
  String(stamp.size),
];

export const isOf = ({ file, stamp }: Stamped, other: Stamped): boolean =>
  file === other.file && sameStamp(stamp, other.stamp);

/** Nanoseconds within which a disk may give two states of a file the same time; FAT counts in two seconds. */
const COARSEST = 2_000_000_000n;

/**
 * Whether a file could still be changed without its stamp telling: it was read within the tick of the clock in which it was
 * written. Such a file is read again.
 */
export const isUnsettled = (stamp: Stamp, readAt: Date): boolean => {
  const age = BigInt(readAt.getTime()) * 1_000_000n - stamp.modified;
  return age < COARSEST && age > -COARSEST;
};
