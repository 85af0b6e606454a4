/** The few file operations the library needs, behind a port: tests put failing disks in its place. */
import {
  type FileHandle,
  link,
  mkdir,
  open,
  readFile,
  readdir,
  realpath,
  rename,
  rmdir,
  stat,
  unlink,
} from 'node:fs/promises';

export interface WritableFile {
  writeFile(bytes: Uint8Array): Promise<void>;
  /** Forces the content onto the disk. */
  sync(): Promise<void>;
  /** Bytes in the file. */
  size(): Promise<number>;
  close(): Promise<void>;
}

/** A file that grows at its end. */
export interface AppendableFile extends WritableFile {
  /** Cuts the file to this length in bytes. */
  truncate(size: number): Promise<void>;
}

/** What tells one state of a file from another without reading it: any rewrite changes at least one of them. */
export type Stamp = {
  readonly inode: bigint;
  /** Nanoseconds since 1970, UTC. */
  readonly modified: bigint;
  /** Bytes. */
  readonly size: bigint;
  /** False for a folder, a device and the like. */
  readonly isFile: boolean;
};

export const sameStamp = (a: Stamp, b: Stamp): boolean =>
  a.inode === b.inode && a.modified === b.modified && a.size === b.size;

/** Every operation rejects with a Node.js system error (`code`: "ENOSPC", "ENOENT", …). */
export interface FileSystem {
  /** Creates a file with these rights (less the umask); rejects with EEXIST where there is one. */
  readonly create: (path: string, mode: number) => Promise<WritableFile>;
  /** Opens a file to write at its end, with these rights (less the umask) where it is new. */
  readonly append: (path: string, mode: number) => Promise<AppendableFile>;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Names in a folder, in no particular order. */
  readonly readdir: (path: string) => Promise<readonly string[]>;
  readonly stat: (path: string) => Promise<Stamp>;
  /** Creates a folder and its parents, mode 0700; an existing one is fine. */
  readonly mkdir: (path: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Gives a file a second name; rejects with EEXIST where the name is taken. */
  readonly link: (existing: string, name: string) => Promise<void>;
  readonly unlink: (path: string) => Promise<void>;
  /** Removes a folder; rejects with ENOTEMPTY (or EEXIST) where anything is in it. */
  readonly rmdir: (path: string) => Promise<void>;
  /** The path without links and detours; rejects with ENOENT where nothing is there. */
  readonly realpath: (path: string) => Promise<string>;
  /** Forces a folder's entries onto the disk. */
  readonly syncFolder: (path: string) => Promise<void>;
}

/** The `code` of a system error, '' for anything else. */
export const errorCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Whether there is anything of this name. Rejects where that cannot be seen. */
export const exists = async (fs: FileSystem, path: string): Promise<boolean> => {
  try {
    await fs.stat(path);
    return true;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
};

/** Windows opens no folders; some network file systems refuse to sync them. There the rename alone must do. */
const unsyncable = new Set(['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'ENOSYS']);

const writable = (handle: FileHandle): WritableFile => ({
  writeFile: (bytes) => handle.writeFile(bytes),
  sync: () => handle.sync(),
  size: async () => (await handle.stat()).size,
  close: () => handle.close(),
});

export const nodeFileSystem: FileSystem = {
  create: async (path, mode) => writable(await open(path, 'wx', mode)),
  append: async (path, mode) => {
    const handle = await open(path, 'a', mode);
    return { ...writable(handle), truncate: (size) => handle.truncate(size) };
  },
  readFile: (path) => readFile(path),
  readdir: (path) => readdir(path),
  stat: async (path) => {
    const stats = await stat(path, { bigint: true });
    return { inode: stats.ino, modified: stats.mtimeNs, size: stats.size, isFile: stats.isFile() };
  },
  mkdir: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  rename,
  link,
  unlink,
  rmdir,
  realpath,
  syncFolder: async (path) => {
    try {
      const handle = await open(path, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (!unsyncable.has(errorCodeOf(error))) throw error;
    }
  },
};
