/** Where the Electron executable lies. Never asks the `electron` package, which would try to download what is missing. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The executable, or null where it is not present. */
export const findElectron = (packageFolder: string, environment: NodeJS.ProcessEnv): string | null => {
  const module = path.join(packageFolder, 'node_modules', 'electron');
  const pathFile = path.join(module, 'path.txt');
  const named = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : '';
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const file =
    override !== undefined && override !== ''
      ? path.join(override, named === '' ? 'electron' : named)
      : named === ''
        ? null
        : path.join(module, 'dist', named);
  return file !== null && existsSync(file) ? file : null;
};
