/** Takes a file into what is known of the library. */
import { join } from 'node:path';
import { describe } from '../describe.ts';
import { errorCodeOf, type FileSystem } from '../file-system.ts';
import type { Sealer } from '../sealer.ts';
import { reasonOf } from '../write-failure.ts';
import type { Entries } from './entries.ts';
import { isUnsettled } from './stamped.ts';
import type { WordIndex } from './words.ts';

export interface Intake {
  /** Reads a file and takes it in, or takes it out where it is gone. Never rejects. */
  readFile(file: string): Promise<void>;
  /** The file is there and cannot be read. */
  failed(file: string, error: unknown): void;
  remove(file: string): void;
}

type Places = {
  readonly fs: FileSystem;
  /** The folder of the report files. */
  readonly reports: string;
  readonly sealer: () => Sealer;
  readonly now: () => Date;
};

export const createIntake = (
  { fs, reports, sealer, now }: Places,
  entries: Entries,
  words: WordIndex,
): Intake => {
  const remove = (file: string): void => {
    entries.delete(file);
    words.remove(file);
  };

  const failed = (file: string, error: unknown): void => {
    words.remove(file);
    const reason = `The file could not be read: ${reasonOf(error).what}.`;
    entries.set(file, {
      stamp: null,
      isSettled: false,
      known: { kind: 'unreadable', reason, code: 'not-available' },
    });
  };

  return {
    remove,
    failed,
    readFile: async (file) => {
      const path = join(reports, file);
      try {
        // The stamp first: a file that changes between the two is read again.
        const stamp = await fs.stat(path);
        const isSettled = !isUnsettled(stamp, now());
        const described = describe(file, await fs.readFile(path), sealer());
        if (described.kind === 'unreadable') {
          words.remove(file);
          entries.set(file, { stamp, isSettled, known: described });
          return;
        }
        words.put(file, stamp, described.text);
        entries.set(file, { stamp, isSettled, known: { kind: 'report', summary: described.summary } });
      } catch (error) {
        if (errorCodeOf(error) === 'ENOENT') remove(file);
        else failed(file, error);
      }
    },
  };
};
