/** Runs the command line of the build as a program, in a folder and with settings of its own. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { packageFolder } from '../../../electron/serve/places.ts';
import { compiledCode } from '../../setup/campaign.ts';

export type Ended = { readonly code: number; readonly out: string; readonly err: string };

const program = path.join(packageFolder, 'dist', 'cli', 'debrief.js');

/** Runs `debrief` with these words in `folder`, over the library `folder/library`, with more of an environment. */
export const debriefWith = (
  environment: Readonly<Record<string, string>>,
  folder: string,
  ...words: readonly string[]
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: compiledCode,
        HOME: folder,
        DEBRIEF_LIBRARY: path.join(folder, 'library'),
        DEBRIEF_CONFIG: path.join(folder, 'config'),
        ...environment,
      },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, out, err }));
  });

/** Runs `debrief` where loose files carry a fixed time of record. */
export const debrief = (folder: string, ...words: readonly string[]): Promise<Ended> =>
  debriefWith({ SOURCE_DATE_EPOCH: '1773648600' }, folder, ...words);
