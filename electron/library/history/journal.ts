/**
 * The journals of a library: one file a report, which only ever grows. An entry counts once its whole line is on the disk.
 * Functions here reject with the system's error; nobody but the library calls them.
 */
import { join } from 'node:path';
import type { Entry, EntryContent, Head } from '../../../shared/history/entry.ts';
import { writeDurably } from '../durable-write.ts';
import { type AppendableFile, errorCodeOf, type FileSystem } from '../file-system.ts';
import type { Sealer } from '../sealer.ts';
import { fileStamp } from '../stamp.ts';
import { chained, type ChainFault, faultsOf, headOf } from './chain.ts';
import { decodeLines, encodeLine } from './lines.ts';

export type JournalFault = ChainFault | { readonly kind: 'unreadable'; readonly message: string };

export type Journal = {
  readonly entries: readonly Entry[];
  readonly head: Head | null;
  /** Damage in words; empty where every entry is there and unchanged. */
  readonly faults: readonly JournalFault[];
  /** Bytes of all whole lines. */
  readonly whole: number;
  /** Bytes after them: what a crash left of an entry that was never acknowledged. */
  readonly torn: number;
};

export interface Journals {
  /** Everything that is known of a report; an empty journal where there is none. */
  read(id: string): Promise<Journal>;
  /** Writes entries after `head`, durably; resolves to the new head. The journal must end with `head`, whole. */
  append(id: string, head: Head | null, contents: readonly EntryContent[]): Promise<Head>;
  /** Cuts off what a crash left of an entry. The bytes are kept in a file beside. */
  mend(id: string): Promise<void>;
  /** Puts another chain in the place of the one that ends with `head`, as a compaction does; all or nothing. */
  replace(id: string, head: Head, entries: readonly Entry[]): Promise<void>;
  /** Where its file lies. */
  pathOf(id: string): string;
  /** Drops what is known of the ends of journals: they were rewritten. */
  forget(): void;
}

export type JournalOptions = {
  readonly folder: string;
  readonly fs: FileSystem;
  readonly sealer: () => Sealer;
  readonly now: () => Date;
  readonly newId: () => string;
};

/** Rights of a journal: for its owner alone. */
const PRIVATE = 0o600;

const nothing: Journal = { entries: [], head: null, faults: [], whole: 0, torn: 0 };

/** The journal is not as long as it was said to be: another program wrote to it. */
class MovedOnError extends Error {
  readonly code = 'EBUSY';
}

/** A short write that no system call reported. */
class ShortAppendError extends Error {
  readonly code = 'ENOSPC';
}

const appendWhole = async (file: AppendableFile, bytes: Uint8Array, before: number): Promise<void> => {
  await file.writeFile(bytes);
  await file.sync();
  const size = await file.size();
  if (size !== before + bytes.byteLength) throw new ShortAppendError('the line was not written whole');
};

export const createJournals = ({ folder, fs, sealer, now, newId }: JournalOptions): Journals => {
  const pathOf = (id: string): string => join(folder, `${id}.jsonl`);
  /** Length and head of each journal as this program last saw it, so that a save need not read it all. */
  const tails = new Map<string, { readonly size: number; readonly head: Head | null }>();

  const bytesOf = async (id: string): Promise<Uint8Array | null> => {
    try {
      return await fs.readFile(pathOf(id));
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return null;
      throw error;
    }
  };

  const read = async (id: string): Promise<Journal> => {
    const bytes = await bytesOf(id);
    if (bytes === null) {
      tails.set(id, { size: 0, head: null });
      return nothing;
    }
    const { entries, bad, whole } = decodeLines(id, bytes, sealer());
    const head = headOf(entries);
    tails.set(id, { size: whole, head });
    return {
      entries,
      head,
      faults: [...bad.map(({ message }) => ({ kind: 'unreadable' as const, message })), ...faultsOf(entries)],
      whole,
      torn: bytes.byteLength - whole,
    };
  };

  const withFile = async <T>(id: string, action: (file: AppendableFile) => Promise<T>): Promise<T> => {
    const file = await fs.append(pathOf(id), PRIVATE);
    try {
      return await action(file);
    } finally {
      await file.close();
    }
  };

  /** False where even that fails: then the next to read finds a torn or an unannounced entry, and deals with it. */
  const cutTo = (id: string, size: number, head: Head | null): Promise<boolean> =>
    withFile(id, async (file) => {
      await file.truncate(size);
      await file.sync();
      tails.set(id, { size, head });
      return true;
    }).catch(() => {
      tails.delete(id);
      return false;
    });

  return {
    read,
    pathOf,
    forget: () => tails.clear(),

    append: async (id, head, contents) => {
      const tail = tails.get(id) ?? (await read(id).then(() => tails.get(id)));
      const before = tail?.size ?? 0;
      if (tail?.head?.hash !== head?.hash) throw new MovedOnError('the history ends elsewhere');
      const entries: Entry[] = [];
      for (const content of contents) entries.push(chained(content, headOf(entries) ?? head));
      const bytes = Buffer.concat(entries.map((entry) => encodeLine(id, entry, sealer())));
      await fs.mkdir(folder);
      tails.delete(id);
      try {
        await withFile(id, async (file) => {
          if ((await file.size()) !== before) throw new MovedOnError('another program wrote to the history');
          await appendWhole(file, bytes, before);
        });
        if (before === 0) await fs.syncFolder(folder);
      } catch (error) {
        if (!(error instanceof MovedOnError)) await cutTo(id, before, head);
        throw error;
      }
      const last = headOf(entries) ?? head;
      if (last === null) throw new Error('no entry to append');
      tails.set(id, { size: before + bytes.byteLength, head: last });
      return last;
    },

    replace: async (id, head, entries) => {
      const { head: found } = await read(id);
      if (found?.hash !== head.hash) throw new MovedOnError('the history ends elsewhere');
      tails.delete(id);
      const bytes = Buffer.concat(entries.map((entry) => encodeLine(id, entry, sealer())));
      await writeDurably(fs, pathOf(id), bytes, newId);
      tails.set(id, { size: bytes.byteLength, head: headOf(entries) });
    },

    mend: async (id) => {
      const bytes = await bytesOf(id);
      const { whole, torn, head } = await read(id);
      if (bytes === null || torn === 0) return;
      await writeDurably(fs, `${pathOf(id)}.torn-${fileStamp(now())}`, bytes.subarray(whole), newId);
      if (!(await cutTo(id, whole, head))) throw new MovedOnError('the torn line could not be cut off');
    },
  };
};
