/**
 * The files of the index: what is in them can be had from the reports at any time. So a file that is damaged, of another
 * version or of another library is taken away and counts as absent, and one that cannot be written is no failure.
 *
 * A file is sealed as a whole. Inside stand the SHA-256 of what follows, the length of the header, the header as JSON, and
 * the body. A checksum, because a wrong index would hide reports where a wrong report is noticed by its record hash.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { discard, writeDurably } from '../durable-write.ts';
import { errorCodeOf, type FileSystem } from '../file-system.ts';
import type { Sealer } from '../sealer.ts';

/**
 * What reads and folds texts: a new number wherever an unchanged report would be listed or found differently. Folding follows
 * the Unicode tables of the program, and bodies its order of bytes.
 */
const RULES = 1;
const VERSION = `${RULES}/${process.versions['unicode'] ?? ''}/${new Uint8Array(Uint16Array.of(1).buffer)[0]}`;

const DIGEST = 32;
const LENGTH = 4;

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

export type IndexFile = { readonly header: unknown; readonly body: Uint8Array };

export const encodeIndexFile = ({ header, body }: IndexFile): Uint8Array => {
  const text = Buffer.from(JSON.stringify({ version: VERSION, header }), 'utf8');
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(text.byteLength);
  const rest = Buffer.concat([length, text, body]);
  return Buffer.concat([digestOf(rest), rest]);
};

const Header = z.looseObject({ version: z.literal(VERSION), header: z.unknown() });

/** Null where the bytes are not a whole index file of this version. */
export const decodeIndexFile = (bytes: Uint8Array): IndexFile | null => {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.byteLength < DIGEST + LENGTH) return null;
  const rest = whole.subarray(DIGEST);
  if (!digestOf(rest).equals(whole.subarray(0, DIGEST))) return null;
  const end = LENGTH + rest.readUInt32LE(0);
  try {
    const parsed = Header.safeParse(JSON.parse(rest.toString('utf8', LENGTH, end)));
    return parsed.success ? { header: parsed.data.header, body: rest.subarray(end) } : null;
  } catch {
    return null;
  }
};

export interface IndexStore {
  /** The names of its files. */
  names(): Promise<readonly string[]>;
  /** Null where there is none that can be used. */
  read(name: string): Promise<IndexFile | null>;
  /** Whether it was written. */
  write(name: string, file: IndexFile): Promise<boolean>;
  remove(name: string): Promise<void>;
}

type Places = {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly sealer: () => Sealer;
  readonly newId: () => string;
};

/** No operation rejects. */
export const createIndexStore = ({ fs, folder, sealer, newId }: Places): IndexStore => {
  const remove = (name: string): Promise<void> => discard(fs, join(folder, name));
  return {
    remove,
    names: () => fs.readdir(folder).catch(() => []),
    read: async (name) => {
      try {
        const opened = sealer().open(`index:${name}`, await fs.readFile(join(folder, name)));
        const file = opened.ok ? decodeIndexFile(opened.value) : null;
        // A file of the time before the library was encrypted must not stay either.
        if (!file) await remove(name);
        return file;
      } catch (error) {
        if (errorCodeOf(error) === '') await remove(name);
        return null;
      }
    },
    write: async (name, file) => {
      try {
        const bytes = sealer().seal(`index:${name}`, encodeIndexFile(file));
        await fs.mkdir(folder);
        await writeDurably(fs, join(folder, name), bytes, newId);
        return true;
      } catch {
        return false;
      }
    },
  };
};
