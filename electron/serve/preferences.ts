/**
 * Preferences of the browser shell and the command line, kept by conf in the user's configuration folder (or where
 * DEBRIEF_CONFIG says), readable by that user alone. A damaged file is put aside, never wiped.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
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

const contentOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

/** @param folder Where the file is kept; undefined for the user's configuration folder. */
export const openPreferences = (folder: string | undefined, now: () => Date): Preferences => {
  const store = openOrPutAside(folder, now());
  const read = () => understand(store.store);
  return {
    read,
    write: (patch) => {
      const before = contentOf(store.path);
      const changed = Settings.partial().parse(patch);
      store.set({ ...changed });
      // On a full disk conf's write can fall short without an error: what was written is read back.
      const wanted = JSON.stringify(changed);
      const written = contentOf(store.path);
      const after = written === null ? null : parseOrNull(written);
      const arrived = JSON.stringify(
        Object.fromEntries(Object.keys(changed).map((key) => [key, after?.[key]])),
      );
      if (arrived !== wanted) {
        if (before !== null) writeFileSync(store.path, before, { mode: 0o600 });
        throw new Error('the settings did not arrive on the disk whole');
      }
      return read();
    },
  };
};

const parseOrNull = (text: string): Stored | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
};
