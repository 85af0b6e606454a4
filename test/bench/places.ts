/** Where the bench keeps what it makes. */
import path from 'node:path';
import { projectFolder } from '../setup/folders.ts';

export const benchFolder = path.join(projectFolder, 'test', 'bench');

/**
 * The bundled programs. Those that use the project's own packages lie where Node finds these and not the packages that the
 * others brought along, of which some have the same name.
 */
export const programFolders = {
  own: path.join(projectFolder, '.cache', 'bench'),
  others: path.join(benchFolder, 'dist'),
} as const;

export const meterFile = path.join(benchFolder, 'measure', 'meter.cjs');
