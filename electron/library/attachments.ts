/** Attachments, stored once each under the SHA-256 of their bytes: what a report refers to can never change underneath. */
import { join } from 'node:path';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import { discard, stage, writeDurably } from './durable-write.ts';
import { errorCodeOf, exists, type FileSystem } from './file-system.ts';
import { mediaTypeOf } from './media-type.ts';
import { sha256Hex } from './record-hash.ts';
import type { Sealer } from './sealer.ts';
import { fileFailure } from './write-failure.ts';

export type StoredBytes = { readonly mediaType: string; readonly bytes: Uint8Array };

/** An attachment that comes with others. */
export type Arriving = {
  readonly sha256: string;
  /** Its bytes, whose hash was checked. */
  readonly read: () => Promise<Result<Uint8Array>>;
};

/** What was just stored, and can still be taken back. */
export type Arrived = {
  /** Removes what was not there before, and that nobody has added since. Never rejects. */
  undo(): Promise<void>;
};

export interface AttachmentStore {
  /**
   * Stores several, all or none; those that are there stay as they are. Each is written under a temporary name first, so that
   * a full disk is noticed before any of them is there. Fails as `read` does; rejects with the system's error.
   */
  bring(arriving: readonly Arriving[]): Promise<Result<Arrived>>;
  /** Stores the bytes unless they are there already. The media type is read from the bytes. */
  add(bytes: Uint8Array): Promise<Result<{ readonly sha256: string; readonly mediaType: string }>>;
  /** Reads an attachment; its hash is checked. */
  read(sha256: string): Promise<Result<StoredBytes>>;
}

type Options = {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly newId: () => string;
  readonly sealer: () => Sealer;
};

export const createAttachmentStore = ({ fs, folder, newId, sealer }: Options): AttachmentStore => {
  const pathOf = (sha256: string): string => join(folder, sealer().attachmentName(sha256));

  const read = async (sha256: string): Promise<Result<StoredBytes>> => {
    try {
      const stored = await fs.readFile(pathOf(sha256));
      const opened = sealer().open(`attachment:${sha256}`, stored);
      if (!opened.ok) return opened;
      const bytes = opened.value;
      if (sha256Hex(bytes) !== sha256) {
        return failure(
          'unreadable-input',
          'The attachment is damaged: its content does not match its hash.',
          {
            kept: 'The file was left as it is.',
            next: 'Add the original file again.',
          },
        );
      }
      return success({ mediaType: mediaTypeOf(bytes), bytes });
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') {
        return failure('not-found', 'The attachment is not in the library.', {
          next: 'Add the file again.',
        });
      }
      return fileFailure('not-available', 'The attachment could not be read', error, '');
    }
  };

  /** Stored by something that may still take it back. */
  const provisional = new Set<string>();

  const takeBack = async (hashes: readonly string[]): Promise<void> => {
    for (const sha256 of hashes) {
      if (provisional.delete(sha256)) await discard(fs, pathOf(sha256));
    }
  };

  return {
    read,

    bring: async (arriving) => {
      const staged: { readonly sha256: string; readonly temporary: string }[] = [];
      const placed: string[] = [];
      const giveUp = async (): Promise<void> => {
        for (const { temporary } of staged) await discard(fs, temporary);
        await takeBack(placed);
      };
      try {
        for (const { sha256, read: readArriving } of arriving) {
          if ((await read(sha256)).ok) {
            provisional.delete(sha256);
            continue;
          }
          const bytes = await readArriving();
          if (!bytes.ok) {
            await giveUp();
            return bytes;
          }
          await fs.mkdir(folder);
          const sealed = sealer().seal(`attachment:${sha256}`, bytes.value);
          staged.push({ sha256, temporary: await stage(fs, pathOf(sha256), sealed, newId) });
        }
        for (const { sha256, temporary } of staged) {
          // Where a damaged one lies under the name, the whole one takes its place, and stays whatever becomes of the rest.
          const isNew = !(await exists(fs, pathOf(sha256)));
          await fs.rename(temporary, pathOf(sha256));
          if (!isNew) continue;
          provisional.add(sha256);
          placed.push(sha256);
        }
        if (staged.length > 0) await fs.syncFolder(folder);
      } catch (error) {
        await giveUp();
        throw error;
      }
      return success({ undo: () => takeBack(placed) });
    },

    add: async (bytes) => {
      const sha256 = sha256Hex(bytes);
      provisional.delete(sha256);
      const stored = { sha256, mediaType: mediaTypeOf(bytes) };
      if ((await read(sha256)).ok) return success(stored);
      try {
        await fs.mkdir(folder);
        await writeDurably(fs, pathOf(sha256), sealer().seal(`attachment:${sha256}`, bytes), newId);
        return success(stored);
      } catch (error) {
        return fileFailure(
          'could-not-write',
          'The attachment could not be stored',
          error,
          'The report is unchanged.',
        );
      }
    },
  };
};
