/**
 * Finds the reports that contain words. What was read lately is kept as text and looked through; a thousand texts become a
 * segment, which is stored and never changed. Segments with little left in them are joined. So taking in a report costs the
 * same however many there are.
 */
import { matches } from '../search.ts';
import type { Stamp } from '../file-system.ts';
import { buildSegment, mergeSegments } from './build-segment.ts';
import type { IndexStore } from './index-store.ts';
import { type Segment, SEGMENT_SIZE, searchSegment, wordsOf } from './segment.ts';
import { decodeSegment, encodeSegment } from './segment-file.ts';
import { isOf, type Stamped } from './stamped.ts';

type Recent = Stamped & { readonly text: string };

type Held = {
  readonly name: string;
  readonly segment: Segment;
  readonly files: readonly Stamped[];
  /** 1 for a report that no later reading has replaced. */
  readonly alive: Uint8Array;
};

export interface WordIndex {
  /** Takes in what was stored before of files that are as they were then. */
  load(isCurrent: (of: Stamped) => boolean): Promise<void>;
  /** Takes in a report's folded text in place of what was known of the file. */
  put(file: string, stamp: Stamp, text: string): void;
  remove(file: string): void;
  has(of: Stamped): boolean;
  /** The files that contain every word of the query. */
  search(query: string): ReadonlySet<string>;
  /** Makes room where enough has come in. Call it after each few `put`s and wait for it. */
  tend(): Promise<void>;
  /** Stores everything that was taken in. */
  flush(): Promise<void>;
  /** Forgets everything, and what is stored. */
  clear(): Promise<void>;
}

const PREFIX = 'words-';

/** @param size Reports of a segment; tests make it small. */
export const createWordIndex = (
  store: IndexStore,
  newId: () => string,
  size: number = SEGMENT_SIZE,
): WordIndex => {
  const recent = new Map<string, Recent>();
  let held: readonly Held[] = [];
  const place = new Map<string, { readonly in: Held; readonly number: number }>();

  const living = ({ alive }: Held): number => alive.reduce((sum, each) => sum + each, 0);

  const forget = (file: string): void => {
    recent.delete(file);
    const known = place.get(file);
    if (!known) return;
    known.in.alive[known.number] = 0;
    place.delete(file);
  };

  /** Holds a segment; a report of it is alive where `isAlive` says so. */
  const hold = (
    name: string,
    segment: Segment,
    files: readonly Stamped[],
    isAlive: (of: Stamped) => boolean,
  ): Held => {
    const added: Held = { name, segment, files, alive: new Uint8Array(files.length) };
    for (const [number, of] of files.entries()) {
      if (!isAlive(of)) continue;
      added.alive[number] = 1;
      place.set(of.file, { in: added, number });
    }
    held = [...held, added];
    return added;
  };

  const storeSegment = ({ name, segment, files }: Held): Promise<boolean> =>
    store.write(name, encodeSegment({ segment, files }));

  const seal = async (): Promise<void> => {
    const batch = [...recent.values()].slice(0, size);
    const segment = await buildSegment(batch.map(({ text }) => text));
    // What was read again meanwhile stays as text.
    const files = batch.map(({ file, stamp }) => ({ file, stamp }));
    const same = new Set(batch.filter((each) => recent.get(each.file) === each).map(({ file }) => file));
    for (const file of same) recent.delete(file);
    await storeSegment(hold(`${PREFIX}${newId()}`, segment, files, ({ file }) => same.has(file)));
  };

  const drop = async (gone: readonly Held[]): Promise<void> => {
    held = held.filter((each) => !gone.includes(each));
    for (const { name } of gone) await store.remove(name);
  };

  /** The two with the least left in them, where both fit into one. */
  const sparse = (): readonly Held[] => {
    const [least, second] = held.toSorted((a, b) => living(a) - living(b));
    if (!least) return [];
    if (living(least) === 0) return [least];
    return second && living(least) + living(second) <= size ? [least, second] : [];
  };

  const join = async (parts: readonly Held[]): Promise<void> => {
    if (parts.some((part) => living(part) > 0)) {
      const kept = parts.map(({ segment, alive }) => ({ segment, kept: alive.slice() }));
      const files = parts.flatMap((part, at) =>
        part.files.filter((_of, number) => kept[at]?.kept[number] === 1),
      );
      const segment = await mergeSegments(kept);
      const isAlive = ({ file }: Stamped): boolean => parts.some((part) => place.get(file)?.in === part);
      const joined = hold(`${PREFIX}${newId()}`, segment, files, isAlive);
      if (!(await storeSegment(joined))) {
        // What is stored of the parts is still right; it is joined again another time.
        held = held.filter((each) => !parts.includes(each));
        return;
      }
    }
    await drop(parts);
  };

  const search = (query: string): ReadonlySet<string> => {
    const words = wordsOf(query);
    const found = new Set<string>();
    for (const { segment, files, alive } of held) {
      for (const [number, isFound] of searchSegment(segment, words, alive).entries()) {
        const file = files[number]?.file;
        if (isFound === 1 && file !== undefined) found.add(file);
      }
    }
    for (const { file, text } of recent.values()) if (matches(text, query)) found.add(file);
    return found;
  };

  return {
    load: async (isCurrent) => {
      for (const name of await store.names()) {
        if (!name.startsWith(PREFIX)) continue;
        const file = await store.read(name);
        const filed = file && decodeSegment(file);
        if (!filed) continue;
        const isAlive = (of: Stamped): boolean =>
          !recent.has(of.file) && !place.has(of.file) && isCurrent(of);
        hold(name, filed.segment, filed.files, isAlive);
      }
    },
    put: (file, stamp, text) => {
      forget(file);
      recent.set(file, { file, stamp, text });
    },
    remove: forget,
    has: (of) => {
      const known = place.get(of.file);
      const files = recent.get(of.file) ?? known?.in.files[known.number];
      return files !== undefined && isOf(files, of);
    },
    search,
    tend: async () => {
      if (recent.size >= size) await seal();
      const parts = sparse();
      if (parts.length > 0) await join(parts);
    },
    flush: async () => {
      while (recent.size > 0) await seal();
    },
    clear: async () => {
      recent.clear();
      place.clear();
      held = [];
      for (const name of await store.names()) if (name.startsWith(PREFIX)) await store.remove(name);
    },
  };
};
