/**
 * Bytes that are kept for a while outside a library: a package on its way in or out. Up to some megabytes they stay in memory.
 * What is larger lies in a file of this program's own, encrypted with a key that only this process holds: nobody can read what
 * a crash leaves, and what belongs to an encrypted library never lies on a disk in plain.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import type { Source } from '../../package-file/source.ts';

/** Bytes kept in memory. */
const IN_MEMORY = 8 * 1024 * 1024;
/** Plain bytes of a chunk in the file. */
const CHUNK = 64 * 1024;
const TAG = 16;
const CIPHER = 'aes-256-gcm';

export interface Spool {
  /** Bytes so far. */
  readonly size: number;
  /** Bytes of memory it takes. */
  readonly held: number;
  /** Adds bytes at the end. Rejects with the system's error; the spool is of no use then. */
  append(bytes: Uint8Array): Promise<void>;
  /** Nothing is added from now on. */
  seal(): Promise<Source>;
  /** Forgets the bytes, and removes the file. Never rejects. */
  discard(): Promise<void>;
}

/** Each chunk has its number as nonce; the key serves one spool only. */
const nonceOf = (number: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 8);
  return nonce;
};

const encryptChunk = (key: Buffer, number: number, plain: Uint8Array): Buffer => {
  const cipher = createCipheriv(CIPHER, key, nonceOf(number));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const decryptChunk = (key: Buffer, number: number, sealed: Uint8Array): Buffer => {
  const decipher = createDecipheriv(CIPHER, key, nonceOf(number));
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
};

/** The file ends before what was written to it does: somebody else cut it. */
class CutError extends Error {
  readonly code = 'EIO';
}

const readWhole = async (file: FileHandle, from: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, from + done);
    if (bytesRead === 0) throw new CutError('a temporary file of Debrief was cut off');
    done += bytesRead;
  }
  return bytes;
};

/** @param newPath Where the file may lie, in a folder that is there for its owner alone; asked for once it is needed. */
export const createSpool = (newPath: () => Promise<string>, inMemory = IN_MEMORY): Spool => {
  const key = randomBytes(32);
  let size = 0;
  let chunks = 0;
  /** In memory: everything. With a file: what does not fill a chunk yet. */
  let pending: Uint8Array[] = [];
  let waiting = 0;
  let file: FileHandle | null = null;
  let path = '';

  /** Writes what fills whole chunks, and at the end the rest too. */
  const writeChunks = async (target: FileHandle, isEnd: boolean): Promise<void> => {
    const bytes = Buffer.concat(pending);
    const until = isEnd ? bytes.length : bytes.length - (bytes.length % CHUNK);
    for (let at = 0; at < until; at += CHUNK) {
      const sealed = encryptChunk(key, chunks, bytes.subarray(at, Math.min(at + CHUNK, until)));
      await target.write(sealed, 0, sealed.length, chunks * (CHUNK + TAG));
      chunks += 1;
    }
    const rest = bytes.subarray(until);
    pending = [rest];
    waiting = rest.length;
  };

  const readFile = (target: FileHandle): Source => {
    /** The chunk read last: packages are read from front to end in small pieces. */
    let latest: { readonly number: number; readonly bytes: Buffer } | null = null;
    const chunk = async (number: number): Promise<Buffer> => {
      if (latest?.number === number) return latest.bytes;
      const length = Math.min(CHUNK, size - number * CHUNK);
      const sealed = await readWhole(target, number * (CHUNK + TAG), length + TAG);
      latest = { number, bytes: decryptChunk(key, number, sealed) };
      return latest.bytes;
    };
    return {
      size,
      read: async (from, length) => {
        const parts: Buffer[] = [];
        for (let at = from; at < from + length;) {
          const number = Math.floor(at / CHUNK);
          const start = at - number * CHUNK;
          const part = (await chunk(number)).subarray(start, start + from + length - at);
          if (part.length === 0) throw new CutError('bytes beyond the end were asked for');
          parts.push(part);
          at += part.length;
        }
        return Buffer.concat(parts);
      },
    };
  };

  return {
    get size() {
      return size;
    },
    get held() {
      return waiting;
    },
    append: async (bytes) => {
      pending.push(bytes);
      size += bytes.length;
      waiting += bytes.length;
      if (file === null && waiting > inMemory) {
        path = await newPath();
        file = await open(path, 'wx+', 0o600);
      }
      if (file !== null) await writeChunks(file, false);
    },
    seal: async () => {
      if (file !== null) {
        await writeChunks(file, true);
        return readFile(file);
      }
      const bytes = Buffer.concat(pending);
      pending = [bytes];
      return { size, read: (from, length) => Promise.resolve(bytes.subarray(from, from + length)) };
    },
    discard: async () => {
      pending = [];
      await file?.close().catch(() => undefined);
      if (path !== '') await unlink(path).catch(() => undefined);
    },
  };
};
