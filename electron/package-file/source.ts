/** Bytes that are read piece by piece, so that a large package never lies in memory as a whole. */
import { open, stat } from 'node:fs/promises';
import { damaged, notAPackage } from './refusal.ts';

export interface Source {
  /** Bytes. */
  readonly size: number;
  /** Exactly these bytes. Rejects with a refusal where they are not there or not those that were written. */
  read(from: number, length: number): Promise<Uint8Array>;
}

/** A source over an open file. */
export interface FileSource extends Source {
  close(): Promise<void>;
}

export const bytesSource = (bytes: Uint8Array): Source => ({
  size: bytes.byteLength,
  read: (from, length) => Promise.resolve(bytes.subarray(from, from + length)),
});

/** Opens a file. Rejects with the system's error, or with a refusal where it is a folder or a device. */
export const fileSource = async (path: string): Promise<FileSource> => {
  // Before it is opened: opening a named pipe would wait for somebody to write to it.
  const stats = await stat(path);
  if (!stats.isFile()) return notAPackage('This is not a file.');
  const handle = await open(path, 'r');
  return {
    size: stats.size,
    read: async (from, length) => {
      const bytes = Buffer.alloc(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(bytes, done, length - done, from + done);
        if (bytesRead === 0) return damaged('The package became shorter while it was read.');
        done += bytesRead;
      }
      return bytes;
    },
    close: () => handle.close(),
  };
};
