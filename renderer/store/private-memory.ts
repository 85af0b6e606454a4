/**
 * The window's memory of undo steps. They are texts of reports, and browsers write session storage to the disk: of an
 * encrypted library they are kept in this page alone.
 */
import type { Memory } from './undo-memory.ts';

export interface PrivateMemory extends Memory {
  /** Whether nothing may reach the disk. Becoming private also takes away what lies there. */
  setPrivate(isPrivate: boolean): void;
  /** Drops what is kept in this page. */
  clear(): void;
}

type Listed = Memory & Pick<Storage, 'key' | 'length'>;

const keysOf = (storage: Listed): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key) => key !== null);

/** Private until it is told otherwise. `prefix` is what the keys of undo steps begin with. */
export const createPrivateMemory = (storage: Listed, prefix: string): PrivateMemory => {
  const page = new Map<string, string>();
  let isPrivate = true;
  return {
    getItem: (key) => (isPrivate ? (page.get(key) ?? null) : storage.getItem(key)),
    setItem: (key, value) => {
      if (isPrivate) page.set(key, value);
      else storage.setItem(key, value);
    },
    removeItem: (key) => {
      page.delete(key);
      storage.removeItem(key);
    },
    setPrivate: (next) => {
      isPrivate = next;
      if (!isPrivate) page.clear();
      else for (const key of keysOf(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
    },
    clear: () => page.clear(),
  };
};
