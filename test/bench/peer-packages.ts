/** Finds packages that the bench installs, as programs under `test/bench` would. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../setup/folders.ts';
import { benchFolder } from './places.ts';

const Manifest = z.looseObject({ version: z.string() });

/** Version of an installed package; the bench's own packages come before the project's. Null where it is missing. */
export const packageVersion = (name: string): string | null => {
  for (const folder of [benchFolder, projectFolder]) {
    try {
      const manifest = readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8');
      return Manifest.parse(JSON.parse(manifest)).version;
    } catch {
      // Not in this folder.
    }
  }
  return null;
};
