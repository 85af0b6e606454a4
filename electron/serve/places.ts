/** Where things lie: two folders above this file, in a checkout and in a build alike. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The checkout or the installed package. */
export const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
export const resourcesFolder = path.join(packageFolder, 'resources');
/** The built window. */
export const rendererFolder = path.join(packageFolder, 'dist', 'renderer');

/** The version in package.json. */
export const readVersion = (): string =>
  z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'))).version;

/** The library folder: as asked, as DEBRIEF_LIBRARY says, or Documents/Debrief. Absolute. */
export const libraryFolder = (asked: string | undefined, environment: NodeJS.ProcessEnv): string => {
  const chosen = asked ?? environment['DEBRIEF_LIBRARY'];
  return chosen === undefined || chosen === ''
    ? path.join(homedir(), 'Documents', 'Debrief')
    : path.resolve(chosen);
};
