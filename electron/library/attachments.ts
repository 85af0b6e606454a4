/** Attachments, stored once each under the SHA-256 of their bytes: what a report refers to can never change underneath. */
import { join } from 'node:path';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import { writeDurably } from './durable-write.ts';
import { errorCodeOf, type FileSystem } from './file-system.ts';
import { mediaTypeOf } from './media-type.ts';
import { sha256Hex } from './record-hash.ts';
import type { Sealer } from './sealer.ts';
import { fileFailure } from './write-failure.ts';

export type StoredBytes = { readonly mediaType: string; readonly bytes: Uint8Array };

export interface AttachmentStore {
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
  const read = async (sha256: string): Promise<Result<StoredBytes>> => {
    try {
      const stored = await fs.readFile(join(folder, sealer().attachmentName(sha256)));
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

  return {
    read,
    add: async (bytes) => {
      const sha256 = sha256Hex(bytes);
      const stored = { sha256, mediaType: mediaTypeOf(bytes) };
      if ((await read(sha256)).ok) return success(stored);
      try {
        await fs.mkdir(folder);
        const path = join(folder, sealer().attachmentName(sha256));
        await writeDurably(fs, path, sealer().seal(`attachment:${sha256}`, bytes), newId);
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
