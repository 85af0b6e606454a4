/** Where things lie in a checkout, as absolute paths. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
export const fontsFolder = path.join(projectFolder, 'resources', 'fonts');
export const fixturesFolder = path.join(projectFolder, 'test', 'fixtures');
