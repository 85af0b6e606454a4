/** Which files are to be read, in which order, a few at a time. */

/** Files read at the same time: enough to keep a disk busy, few enough to keep memory flat. */
const BATCH = 8;

/** Why a file is to be read, the most urgent first: this program wrote it; the list lacks it; only its words are lacking. */
const urgencies = ['own', 'list', 'search'] as const;
export type Urgency = (typeof urgencies)[number];

export interface ReadingQueue {
  add(urgency: Urgency, files: readonly string[]): void;
  /** Reads so many, or as many as there are; what others are reading is waited for then. */
  read(atMost: number): Promise<void>;
  /** Does something between two batches. */
  inTurn<T>(action: () => Promise<T>): Promise<T>;
  /** How many are to be read before the list is right, or before a search is. */
  size(purpose: 'list' | 'search'): number;
  /** Reads no more. */
  stop(): void;
}

/**
 * @param readFile Reads one file; never rejects.
 * @param afterBatch What a batch leaves to be done; never rejects.
 */
export const createReadingQueue = (
  readFile: (file: string) => Promise<void>,
  afterBatch: () => Promise<void>,
): ReadingQueue => {
  const waiting: Readonly<Record<Urgency, Set<string>>> = {
    own: new Set(),
    list: new Set(),
    search: new Set(),
  };
  const stopped = new AbortController();
  /** What is being read right now; null while nothing is. */
  let reading: Promise<void> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(action: () => Promise<T>): Promise<T> => {
    const mine = last.then(action);
    last = mine.catch(() => undefined);
    return mine;
  };

  const size = (purpose: 'list' | 'search'): number =>
    waiting.own.size + waiting.list.size + (purpose === 'search' ? waiting.search.size : 0);

  const take = (): readonly string[] => {
    const files = new Set<string>();
    for (const urgency of urgencies) {
      for (const file of waiting[urgency]) {
        if (files.size >= BATCH) break;
        files.add(file);
      }
    }
    for (const file of files) for (const urgency of urgencies) waiting[urgency].delete(file);
    return [...files];
  };

  const batch = (): Promise<void> =>
    inTurn(async () => {
      if (stopped.signal.aborted) return;
      reading = Promise.all(take().map(readFile)).then(() => undefined);
      await reading;
      reading = null;
      await afterBatch();
    });

  return {
    add: (urgency, files) => {
      for (const file of files) waiting[urgency].add(file);
    },
    inTurn,
    size,
    read: async (atMost) => {
      const isLeft = (): boolean => size('search') > 0 && !stopped.signal.aborted;
      for (let done = 0; isLeft() && done < atMost; done += BATCH) await batch();
      if (size('search') === 0) await reading;
    },
    stop: () => stopped.abort(),
  };
};
