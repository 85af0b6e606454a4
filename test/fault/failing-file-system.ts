/** Disks that fail: at one operation, from one operation on, by writing short, or by being full. */
import {
  type AppendableFile,
  type FileSystem,
  nodeFileSystem,
  type WritableFile,
} from '../../electron/library/file-system.ts';

export const systemError = (code: string): Error => Object.assign(new Error(`${code}: injected`), { code });

/** Decides, before an operation is done, whether it fails. */
type Judge = (operation: string) => void;

const judgedFile = (file: WritableFile, judge: Judge): WritableFile => ({
  writeFile: async (bytes) => {
    judge('writeFile');
    await file.writeFile(bytes);
  },
  sync: async () => {
    judge('sync');
    await file.sync();
  },
  size: async () => {
    judge('size');
    return file.size();
  },
  close: async () => {
    // The descriptor must be given back, whatever the test pretends.
    await file.close();
    judge('close');
  },
});

const judgedAppend = (file: AppendableFile, judge: Judge): AppendableFile => ({
  ...judgedFile(file, judge),
  truncate: async (size) => {
    judge('truncate');
    await file.truncate(size);
  },
});

const judged = (judge: Judge): FileSystem => {
  const wrap =
    <A extends unknown[], R>(name: string, operation: (...input: A) => Promise<R>) =>
    async (...input: A): Promise<R> => {
      judge(name);
      return operation(...input);
    };
  const fs = nodeFileSystem;
  return {
    create: async (path, mode) => {
      judge('create');
      return judgedFile(await fs.create(path, mode), judge);
    },
    append: async (path, mode) => {
      judge('append');
      return judgedAppend(await fs.append(path, mode), judge);
    },
    readFile: wrap('readFile', fs.readFile),
    readdir: wrap('readdir', fs.readdir),
    stat: wrap('stat', fs.stat),
    mkdir: wrap('mkdir', fs.mkdir),
    rename: wrap('rename', fs.rename),
    link: wrap('link', fs.link),
    unlink: wrap('unlink', fs.unlink),
    rmdir: wrap('rmdir', fs.rmdir),
    realpath: wrap('realpath', fs.realpath),
    syncFolder: wrap('syncFolder', fs.syncFolder),
  };
};

export type FailingFileSystem = FileSystem & {
  /** Begins to count: the operation of this number (from 1) fails. */
  failAt(number: number): void;
  /** The name of the operation that failed, '' where none did. */
  failed(): string;
};

/**
 * One operation fails with `code`; with `forGood` every later one does too, as after a power cut or an unplugged disk.
 */
export const failingFileSystem = (code: string, forGood: boolean): FailingFileSystem => {
  let countdown = Infinity;
  let failed = '';
  const fs = judged((operation) => {
    countdown -= 1;
    if (countdown > 0 || (countdown < 0 && !forGood)) return;
    if (failed === '') failed = operation;
    throw systemError(code);
  });
  return {
    ...fs,
    failAt: (number) => {
      countdown = number;
      failed = '';
    },
    failed: () => failed,
  };
};

/** Writes only half of every file, and says nothing about it. */
export const shortWritingFileSystem: FileSystem = {
  ...nodeFileSystem,
  create: async (path, mode) => {
    const file = await nodeFileSystem.create(path, mode);
    return { ...file, writeFile: (bytes) => file.writeFile(bytes.subarray(0, bytes.byteLength >> 1)) };
  },
  append: async (path, mode) => {
    const file = await nodeFileSystem.append(path, mode);
    return { ...file, writeFile: (bytes) => file.writeFile(bytes.subarray(0, bytes.byteLength >> 1)) };
  },
};

/** Holds so many bytes and no more: what does not fit is cut off, and the write rejects. */
export const quotaFileSystem = (quota: number): FileSystem => {
  let left = quota;
  const limited =
    (file: WritableFile): WritableFile['writeFile'] =>
    async (bytes) => {
      const fitting = bytes.subarray(0, left);
      await file.writeFile(fitting);
      left -= fitting.byteLength;
      if (fitting.byteLength < bytes.byteLength) throw systemError('ENOSPC');
    };
  return {
    ...nodeFileSystem,
    create: async (path, mode) => {
      const file = await nodeFileSystem.create(path, mode);
      return { ...file, writeFile: limited(file) };
    },
    append: async (path, mode) => {
      const file = await nodeFileSystem.append(path, mode);
      return { ...file, writeFile: limited(file) };
    },
  };
};
