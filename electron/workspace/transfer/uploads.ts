/** Files that a window hands over in parts, since no message should hold a large one. */
import { MAX_PACKAGE_BYTES, MAX_PART_BYTES } from '../../../shared/contract/package.ts';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { fileFailure } from '../../library/write-failure.ts';
import type { OpenPackage } from '../../package-file/read.ts';
import type { Source } from '../../package-file/source.ts';
import { sizeWords } from '../../package-file/limits.ts';
import { createTurns } from '../../library/turns.ts';
import type { Timers } from '../host.ts';
import { createSpool, type Spool } from './spool.ts';

/** Uploads at the same time; a further one takes the place of the one that was touched longest ago. */
const AT_ONCE = 4;
/** Milliseconds after which an upload that nobody asks for is forgotten. */
const FORGOTTEN_AFTER = 30 * 60_000;

/** A file that is here as a whole. */
export type Uploaded = {
  readonly fileName: string;
  readonly source: Source;
  /** What was found in it: the passphrase need not be asked for again. */
  opened: OpenPackage | null;
};

export interface Uploads {
  /** Announces a file of so many bytes. */
  begin(fileName: string, size: number): Result<{ readonly upload: string }>;
  /** Adds a part; parts come in order. A failure ends the upload. */
  add(upload: string, offset: number, bytes: Uint8Array): Promise<Result<{ readonly received: number }>>;
  /** The whole file; "not-found" where it is not, or not wholly, here. */
  find(upload: string): Promise<Result<Uploaded>>;
  /** Forgets it; one that is gone already is no fault. Never rejects. */
  forget(upload: string): Promise<void>;
  close(): Promise<void>;
}

type Kept = {
  readonly fileName: string;
  readonly size: number;
  readonly spool: Spool;
  uploaded: Uploaded | null;
  callOff: () => void;
};

const nothing = { kept: 'Nothing was stored.' };

const gone = failure('not-found', 'This file is no longer at hand.', {
  ...nothing,
  next: 'Choose the file again.',
});

type Options = {
  readonly newId: () => string;
  readonly newPath: () => Promise<string>;
  readonly timers: Pick<Timers, 'after'>;
};

export const createUploads = ({ newId, newPath, timers }: Options): Uploads => {
  /** The one touched longest ago first. */
  const kept = new Map<string, Kept>();
  const inTurn = createTurns();

  const drop = async (upload: string): Promise<void> => {
    const found = kept.get(upload);
    kept.delete(upload);
    found?.callOff();
    await found?.spool.discard();
  };

  const touch = (upload: string): Kept | undefined => {
    const found = kept.get(upload);
    if (!found) return undefined;
    kept.delete(upload);
    kept.set(upload, found);
    found.callOff();
    found.callOff = timers.after(FORGOTTEN_AFTER, () => void drop(upload));
    return found;
  };

  return {
    begin: (fileName, size) => {
      if (size > MAX_PACKAGE_BYTES) {
        return failure('too-large', `The file is larger than ${sizeWords(MAX_PACKAGE_BYTES)}.`, {
          ...nothing,
          next: 'Ask the sender for a package with fewer or smaller attachments.',
        });
      }
      const upload = newId();
      kept.set(upload, { fileName, size, spool: createSpool(newPath), uploaded: null, callOff: () => {} });
      touch(upload);
      const [oldest] = kept.keys();
      if (kept.size > AT_ONCE && oldest !== undefined) void drop(oldest);
      return success({ upload });
    },

    add: (upload, offset, bytes) =>
      inTurn(upload, async () => {
        const found = touch(upload);
        if (!found) return gone;
        const { spool, size } = found;
        const fits = offset === spool.size && bytes.length <= MAX_PART_BYTES && offset + bytes.length <= size;
        if (!fits) {
          await drop(upload);
          return failure('bad-request', 'A part of the file does not fit those before it.', {
            ...nothing,
            next: 'Choose the file again.',
          });
        }
        try {
          await spool.append(bytes);
          return success({ received: spool.size });
        } catch (error) {
          await drop(upload);
          return fileFailure('could-not-write', 'The file could not be taken over', error, nothing.kept);
        }
      }),

    find: (upload) =>
      inTurn(upload, async () => {
        const found = touch(upload);
        if (!found || found.spool.size !== found.size) return gone;
        const { fileName, spool } = found;
        try {
          found.uploaded ??= { fileName, source: await spool.seal(), opened: null };
          return success(found.uploaded);
        } catch (error) {
          await drop(upload);
          return fileFailure('could-not-write', 'The file could not be taken over', error, nothing.kept);
        }
      }),

    forget: (upload) => inTurn(upload, () => drop(upload)),
    close: async () => {
      await Promise.all([...kept.keys()].map(drop));
    },
  };
};
