/**
 * What is known about the report files of a folder. A file is read again only when its stamp (inode, time, size) has
 * changed; what was read is kept in the index for the next time. The index decides nothing: without it everything is read anew.
 */
import type { ReportSummary } from '../../shared/contract/channels.ts';
import { SUFFIX } from './describe.ts';
import type { FileSystem } from './file-system.ts';
import { createEntries, fileOf, isOfStamp, type UnreadableEntry } from './index/entries.ts';
import { lookAtFolder } from './index/folder-look.ts';
import { createIndexStore } from './index/index-store.ts';
import { createReadingQueue } from './index/reading-queue.ts';
import { sharing } from './index/sharing.ts';
import { readSummaries, writeSummaries } from './index/summaries-file.ts';
import { createIntake } from './index/take-in.ts';
import { createWordIndex } from './index/words.ts';
import type { Sealer } from './sealer.ts';

export type CatalogueOptions = {
  readonly fs: FileSystem;
  /** The folder of the report files, and that of the index. */
  readonly reports: string;
  readonly index: string;
  readonly sealer: () => Sealer;
  readonly now: () => Date;
  readonly newId: () => string;
};

export interface Catalogue {
  /** Looks at every file, and remembers which are to be read. Rejects where the folder cannot be read. */
  look(): Promise<void>;
  /** Whether it ever looked. */
  hasLooked(): boolean;
  /** A file was changed by this program: it is read again before anything else. */
  touched(id: string): void;
  /** Makes words known, from the index where it has them; what it has not is to be read. */
  loadWords(): Promise<void>;
  /** Reads so many of the files that are to be read, the last changed first. */
  read(atMost: number): Promise<void>;
  /** Reads on until nothing is left, and stores what was learnt. Does not wait for it. */
  readOn(): void;
  /** How many files are to be read, before the list is right or before a search is. */
  unread(purpose: 'list' | 'search'): number;
  /** Last saved first; with words, those that contain every one of them. */
  reports(query: string): readonly ReportSummary[];
  unreadable(): readonly UnreadableEntry[];
  /** Another number after each change. */
  state(): number;
  /** Forgets everything, and reads all files anew. */
  rebuild(): Promise<void>;
  /** Stores what was learnt. Nothing is read after that. */
  close(): Promise<void>;
  /** Ends without storing anything: the library was locked, or its files were changed underneath. */
  drop(): void;
}

/**
 * What was learnt is stored when it is so many changes, and one for so many reports: what is lost with a killed program is read
 * again in a moment, and the cost of a save does not grow with the library.
 */
const WORTH_STORING = 32;
const SHARE = 64;

export const createCatalogue = (options: CatalogueOptions): Catalogue => {
  const { fs, sealer, newId } = options;
  const store = createIndexStore({ fs, folder: options.index, sealer, newId });
  const words = createWordIndex(store, newId);
  const entries = createEntries();
  let stored = 0;
  let looked = false;
  let isClosed = false;
  let opened: Promise<void> | null = null;
  let wordsLoaded: Promise<void> | null = null;

  const intake = createIntake(options, entries, words);
  const queue = createReadingQueue(
    (file) => intake.readFile(file),
    () => words.tend(),
  );

  const recall = async (): Promise<void> => {
    for (const { file, stamp, summary } of await readSummaries(store)) {
      // What was read before this stands.
      if (entries.get(file)) continue;
      entries.set(file, { stamp, isSettled: true, known: { kind: 'report', summary } });
    }
    stored = entries.state();
  };

  const open = (): Promise<void> => {
    opened ??= recall();
    return opened;
  };

  const look = sharing(async () => {
    // The disk is asked about the files while the summaries are parsed.
    const [seen] = await Promise.all([lookAtFolder(fs, options.reports, SUFFIX), open()]);
    const present = new Set(seen.map(({ file }) => file));
    for (const file of entries.files()) if (!present.has(file)) intake.remove(file);
    const changed = seen.filter(({ file, stamp, error }) => {
      if (stamp === null) intake.failed(file, error);
      return stamp !== null && !isOfStamp(entries.get(file), stamp);
    });
    const newestFirst = changed.toSorted((a, b) =>
      Number((b.stamp?.modified ?? 0n) - (a.stamp?.modified ?? 0n)),
    );
    const files = newestFirst.map(({ file }) => file);
    queue.add('list', files);
    looked = true;
  });

  const storeSummaries = (least: number): Promise<void> =>
    queue.inTurn(async () => {
      const state = entries.state();
      if (state - stored < least) return;
      if (await writeSummaries(store, entries.stamped())) stored = state;
    });

  const readAll = async (): Promise<void> => {
    await queue.read(Number.POSITIVE_INFINITY);
    if (!isClosed) await storeSummaries(Math.max(WORTH_STORING, entries.files().length / SHARE));
  };

  const loadWords = (): Promise<void> => {
    wordsLoaded ??= queue.inTurn(async () => {
      await words.load(({ file, stamp }) => isOfStamp(entries.get(file), stamp));
      const lacking = entries.reports().filter(({ id }) => {
        const file = fileOf(id);
        const stamp = entries.get(file)?.stamp;
        return !stamp || !words.has({ file, stamp });
      });
      queue.add(
        'search',
        lacking.map(({ id }) => fileOf(id)),
      );
    });
    return wordsLoaded;
  };

  type Found = { readonly query: string; readonly state: number; readonly reports: readonly ReportSummary[] };
  let found: Found | null = null;

  return {
    look,
    hasLooked: () => looked,
    touched: (id) => queue.add('own', [fileOf(id)]),
    loadWords,
    read: (atMost) => queue.read(atMost),
    readOn: () => void readAll(),
    unread: (purpose) => queue.size(purpose),
    reports: (query) => {
      const state = entries.state();
      if (found?.state === state && found.query === query) return found.reports;
      const all = entries.reports();
      if (query.trim() === '') return all;
      const files = words.search(query);
      found = { query, state, reports: all.filter(({ id }) => files.has(fileOf(id))) };
      return found.reports;
    },
    unreadable: () => entries.unreadable(),
    state: () => entries.state(),
    rebuild: async () => {
      // What is stored is neither recalled nor loaded later.
      await open();
      wordsLoaded = Promise.resolve();
      await queue.inTurn(async () => {
        entries.clear();
        await words.clear();
      });
      await look();
      await queue.read(Number.POSITIVE_INFINITY);
      await queue.inTurn(() => words.flush());
      await storeSummaries(0);
    },
    drop: () => {
      isClosed = true;
      queue.stop();
    },
    close: async () => {
      isClosed = true;
      queue.stop();
      await storeSummaries(1);
      await queue.inTurn(() => words.flush());
    },
  };
};
