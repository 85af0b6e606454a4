/** Exports that can still be fetched, opened or shown, under random handles. */
import type { ExportFormat } from '../../../shared/contract/channels.ts';

export type Finished = {
  readonly fileName: string;
  readonly format: ExportFormat;
  /** The bytes, where they wait for a download; otherwise they lie at `location`. */
  readonly bytes: Uint8Array | null;
  /** Absolute path; '' where no file was written. */
  readonly location: string;
};

export interface FinishedExports {
  /** Keeps an export and forgets the oldest ones beyond the limits. Returns its handle. */
  keep(finished: Finished): string;
  find(handle: string): Finished | null;
  /** Forgets all of them. */
  clear(): void;
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
  const held = (): number => [...kept.values()].reduce((sum, { bytes }) => sum + (bytes?.byteLength ?? 0), 0);
  return {
    keep: (finished) => {
      const handle = newId();
      kept.set(handle, finished);
      for (const oldest of kept.keys()) {
        if (kept.size <= limits.count && held() <= limits.bytes) break;
        // The newest always stays, however large: it was just made to be fetched.
        if (oldest !== handle) kept.delete(oldest);
      }
      return handle;
    },
    find: (handle) => kept.get(handle) ?? null,
    clear: () => kept.clear(),
  };
};
