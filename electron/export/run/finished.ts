/** Exports that can still be fetched, opened or shown, under random handles. */
import type { ExportedFile } from '../../../shared/contract/channels.ts';
import type { Source } from '../../package-file/source.ts';

export type Finished = {
  readonly fileName: string;
  readonly format: ExportedFile['format'];
  /** Where it waits for a download; null where it lies at `location`. */
  readonly content: Source | null;
  /** Bytes of memory it takes. */
  readonly held: number;
  /** Absolute path; '' where no file was written. */
  readonly location: string;
  /** Gives back what it takes beside memory. Never rejects. */
  readonly discard?: () => Promise<void>;
};

export interface FinishedExports {
  /** Keeps an export and forgets the oldest ones beyond the limits. Returns its handle. */
  keep(finished: Finished): string;
  find(handle: string): Finished | null;
  /** Forgets all of them. */
  clear(): Promise<void>;
}

type Limits = {
  readonly count: number;
  /** Bytes held in memory. */
  readonly bytes: number;
};

const defaultLimits: Limits = { count: 20, bytes: 200 * 1024 * 1024 };

export const createFinishedExports = (
  newId: () => string,
  limits: Limits = defaultLimits,
): FinishedExports => {
  // A Map lists its entries in the order they came.
  const kept = new Map<string, Finished>();
  const held = (): number => [...kept.values()].reduce((sum, finished) => sum + finished.held, 0);
  const forget = async (handle: string): Promise<void> => {
    const finished = kept.get(handle);
    kept.delete(handle);
    await finished?.discard?.();
  };
  return {
    keep: (finished) => {
      const handle = newId();
      kept.set(handle, finished);
      for (const oldest of kept.keys()) {
        if (kept.size <= limits.count && held() <= limits.bytes) break;
        // The newest always stays, however large: it was just made to be fetched.
        if (oldest !== handle) void forget(oldest);
      }
      return handle;
    },
    find: (handle) => kept.get(handle) ?? null,
    clear: async () => {
      await Promise.all([...kept.keys()].map(forget));
    },
  };
};
