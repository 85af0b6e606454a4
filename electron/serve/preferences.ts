/**
 * Preferences of the browser shell and the command line, kept by conf in the user's configuration folder (or where
 * DEBRIEF_CONFIG says), readable by that user alone. A damaged file is put aside, never wiped.
 */
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import Conf from 'conf';
import { defaultSettings, Settings } from '../../shared/contract/settings.ts';
import type { Preferences } from '../workspace/host.ts';

type Stored = Record<string, unknown>;

const open = (folder: string | undefined): Conf<Stored> =>
  new Conf<Stored>({
    projectName: 'debrief',
    projectSuffix: '',
    configName: 'preferences',
    configFileMode: 0o600,
    clearInvalidConfig: false,
    ...(folder === undefined || folder === '' ? {} : { cwd: folder }),
  });

/** Where conf would keep its file; found without reading it. */
const openOrPutAside = (folder: string | undefined, now: Date): Conf<Stored> => {
  try {
    return open(folder);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const file = new Conf<Stored>({
      projectName: 'debrief',
      projectSuffix: '',
      configName: 'preferences-location',
      ...(folder === undefined || folder === '' ? {} : { cwd: folder }),
    }).path.replace('preferences-location', 'preferences');
    renameSync(file, file.replace(/\.json$/, `.damaged-${now.toISOString().replaceAll(':', '')}.json`));
    return open(folder);
  }
};

/** Settings as stored; a value that does not fit its schema falls back to its default and stays in the file. */
const understand = (stored: Stored): Settings => {
  const known = Object.entries(Settings.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(stored[key]);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return Settings.parse({ ...defaultSettings, ...Object.fromEntries(known) });
};

const storedAt = (file: string): Stored | null => {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
};

/**
 * Writes with a way back: on a full disk conf's own write can fall short without an error, so that a copy is made
 * before and what was written is read back. Throws where it did not arrive; then the old file stands again.
 */
const writeChecked = (store: Conf<Stored>, changed: Stored): void => {
  const file = store.path;
  const backup = `${file}.before`;
  const hadFile = existsSync(file);
  if (hadFile) copyFileSync(file, backup);
  try {
    store.set(changed);
    const after = storedAt(file);
    const arrived = Object.entries(changed).every(([key, value]) => isDeepStrictEqual(after?.[key], value));
    if (!arrived) throw new Error('they did not arrive on the disk whole');
  } catch (error) {
    if (hadFile) renameSync(backup, file);
    throw error;
  }
  rmSync(backup, { force: true });
};

/** @param folder Where the file is kept; undefined for the user's configuration folder. */
export const openPreferences = (folder: string | undefined, now: () => Date): Preferences => {
  const store = openOrPutAside(folder, now());
  const read = () => understand(store.store);
  return {
    read,
    write: (patch) => {
      writeChecked(store, { ...Settings.partial().parse(patch) });
      return read();
    },
  };
};
