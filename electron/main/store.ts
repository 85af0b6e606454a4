/** A small settings file through electron-store, without its ways to lose one. */
import { readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { app, ipcMain } from 'electron';
import Store from 'electron-store';
import type { z } from 'zod';

const open = <T extends Record<string, unknown>>(name: string): Store<T> =>
  // Never clearInvalidConfig: it wipes the file. Mode: only this person reads it.
  new Store<T>({ name, configFileMode: 0o600, clearInvalidConfig: false });

/** Keeps a file that cannot be used beside the new one, so that nothing a person set is lost for good. */
const moveAside = (name: string, now: () => Date): void => {
  const file = path.join(app.getPath('userData'), `${name}.json`);
  renameSync(file, `${file}.corrupt-${now().toISOString().replaceAll(':', '')}`);
};

export interface FileOf<T> {
  read(): T;
  /** Replaces the content. Throws where it did not reach the disk whole. */
  write(value: T): void;
}

/**
 * A file `<name>.json` in the profile folder that holds a value of `schema`. A file that is broken or does not fit the
 * schema is moved aside to `<name>.json.corrupt-<time>`, and `initial` is used.
 */
export const openFile = <T extends Record<string, unknown>>(options: {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly initial: T;
  readonly now: () => Date;
}): FileOf<T> => {
  const { name, schema, initial, now } = options;
  let store: Store<T>;
  try {
    store = open(name);
  } catch {
    moveAside(name, now);
    store = open(name);
  }
  // electron-store answers a synchronous message of its own; the window has one door only.
  ipcMain.removeAllListeners('electron-store-get-data');
  const first = schema.safeParse(store.store);
  if (!first.success && store.size > 0) {
    moveAside(name, now);
    store = open(name);
  }
  let current = first.success ? first.data : initial;
  return {
    read: () => current,
    write(value) {
      const next = schema.parse(value);
      store.store = next;
      // On a full disk electron-store returns as if nothing were wrong and leaves half a file.
      const written = schema.safeParse(JSON.parse(readFileSync(store.path, 'utf8')));
      if (!written.success) throw new Error(`${store.path} was not written completely`);
      current = next;
    },
  };
};
