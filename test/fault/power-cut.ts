/**
 * A disk in memory that can lose power. What was written and not forced onto it may be there in part, as zeros, or not at
 * all; what a folder was not synced for (new names, renames, removals) may have happened or not, in the order it was done.
 */
import { basename, dirname } from 'node:path';
import type { AppendableFile, FileSystem } from '../../electron/library/file-system.ts';
import { systemError } from './failing-file-system.ts';

type Inode = { readonly number: bigint; onDisk: Uint8Array; inMemory: Uint8Array; touched: bigint };
type Names = Map<string, Inode>;
/** What happened to a folder since it was last synced. */
type Step = (names: Names) => void;
type Folder = { onDisk: Names; inMemory: Names; since: Step[] };

/** A number from 0 up to, and without, 1. */
export type Chance = () => number;

export type PowerCutDisk = FileSystem & {
  /** The disk as it may be found after the power was cut at this instant. */
  cut(chance: Chance): PowerCutDisk;
};

/** How many bytes from the start both have alike. */
const alike = (a: Uint8Array, b: Uint8Array): number => {
  const difference = a.findIndex((byte, index) => byte !== b[index]);
  return difference < 0 ? Math.min(a.byteLength, b.byteLength) : difference;
};

/** What may be found of a file: what was on the disk, with some of the new bytes, or zeros where the length came first. */
const survivor = ({ onDisk, inMemory }: Inode, chance: Chance): Uint8Array => {
  if (Buffer.compare(onDisk, inMemory) === 0) return onDisk;
  const kind = chance();
  if (kind < 0.25) return onDisk;
  if (kind < 0.5) return inMemory;
  const safe = alike(onDisk, inMemory);
  const kept = safe + Math.floor(chance() * (inMemory.byteLength - safe + 1));
  if (kind < 0.8) return inMemory.slice(0, kept);
  const torn = inMemory.slice();
  torn.fill(0, kept);
  return torn;
};

export const powerCutDisk = (
  start: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>> = new Map(),
): PowerCutDisk => {
  let clock = 1n;
  const tick = (): bigint => (clock += 1n);
  const inode = (bytes: Uint8Array): Inode => ({
    number: tick(),
    onDisk: bytes,
    inMemory: bytes,
    touched: tick(),
  });
  const folders = new Map<string, Folder>();
  for (const [path, files] of start) {
    const names: Names = new Map(Array.from(files, ([name, bytes]) => [name, inode(bytes)]));
    folders.set(path, { onDisk: names, inMemory: new Map(names), since: [] });
  }

  const folderOf = (path: string): Folder => {
    const folder = folders.get(dirname(path));
    if (folder === undefined) throw systemError('ENOENT');
    return folder;
  };
  const inodeOf = (path: string): Inode => {
    const found = folderOf(path).inMemory.get(basename(path));
    if (found === undefined) throw systemError('ENOENT');
    return found;
  };
  const change = (folder: Folder, step: Step): void => {
    step(folder.inMemory);
    folder.since.push(step);
  };

  const handle = (file: Inode): AppendableFile => ({
    writeFile: async (bytes) => {
      file.inMemory = Buffer.concat([file.inMemory, bytes]);
      file.touched = tick();
    },
    sync: async () => {
      file.onDisk = file.inMemory;
    },
    size: async () => file.inMemory.byteLength,
    close: async () => undefined,
    truncate: async (size) => {
      file.inMemory = file.inMemory.slice(0, size);
      file.touched = tick();
    },
  });

  const create = (path: string): Inode => {
    const file: Inode = {
      number: tick(),
      onDisk: new Uint8Array(),
      inMemory: new Uint8Array(),
      touched: tick(),
    };
    change(folderOf(path), (names) => names.set(basename(path), file));
    return file;
  };

  return {
    create: async (path) => {
      if (folderOf(path).inMemory.has(basename(path))) throw systemError('EEXIST');
      return handle(create(path));
    },
    append: async (path) => handle(folderOf(path).inMemory.get(basename(path)) ?? create(path)),
    readFile: async (path) => inodeOf(path).inMemory,
    readdir: async (path) => {
      const folder = folders.get(path);
      if (folder === undefined) throw systemError('ENOENT');
      return [...folder.inMemory.keys()];
    },
    stat: async (path) => {
      const { number, touched, inMemory } = inodeOf(path);
      return { inode: number, modified: touched, size: BigInt(inMemory.byteLength), isFile: true };
    },
    mkdir: async (path) => {
      // Folders are made once and matter little: they last from the start.
      if (!folders.has(path)) folders.set(path, { onDisk: new Map(), inMemory: new Map(), since: [] });
    },
    rename: async (from, to) => {
      const file = inodeOf(from);
      // In one folder, as all our renames into place are, both halves happen or neither.
      if (dirname(from) === dirname(to)) {
        change(folderOf(from), (names) => {
          names.delete(basename(from));
          names.set(basename(to), file);
        });
        return;
      }
      change(folderOf(to), (names) => names.set(basename(to), file));
      change(folderOf(from), (names) => names.delete(basename(from)));
    },
    link: async (existing, name) => {
      const file = inodeOf(existing);
      if (folderOf(name).inMemory.has(basename(name))) throw systemError('EEXIST');
      change(folderOf(name), (names) => names.set(basename(name), file));
    },
    unlink: async (path) => {
      inodeOf(path);
      change(folderOf(path), (names) => names.delete(basename(path)));
    },
    rmdir: async (path) => {
      if ((folders.get(path)?.inMemory.size ?? 0) > 0) throw systemError('ENOTEMPTY');
      folders.delete(path);
    },
    realpath: async (path) => path,
    syncFolder: async (path) => {
      const folder = folders.get(path);
      if (folder === undefined) throw systemError('ENOENT');
      folder.onDisk = new Map(folder.inMemory);
      folder.since = [];
    },
    cut: (chance) => {
      const survivors = new Map<Inode, Uint8Array>();
      const bytesOf = (file: Inode): Uint8Array => {
        let bytes = survivors.get(file);
        if (bytes === undefined) survivors.set(file, (bytes = survivor(file, chance)));
        return bytes;
      };
      return powerCutDisk(
        new Map(
          Array.from(folders, ([path, { onDisk, since }]) => {
            const names: Names = new Map(onDisk);
            const done = Math.floor(chance() * (since.length + 1));
            for (const step of since.slice(0, done)) step(names);
            return [path, new Map(Array.from(names, ([name, file]) => [name, bytesOf(file)]))];
          }),
        ),
      );
    },
  };
};
