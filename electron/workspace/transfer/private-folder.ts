/** A folder for the temporary files of this process: made when it is first needed, gone when the process ends. */
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCodeOf } from '../../library/file-system.ts';

const PREFIX = 'debrief-transfer-';
const NAME = /^debrief-transfer-(\d+)-/;

export interface PrivateFolder {
  /** A path in it that is free. Rejects with the system's error. */
  newPath(): Promise<string>;
  /** Removes it with everything in it. Never rejects. */
  remove(): Promise<void>;
}

const isRunning = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return errorCodeOf(error) !== 'ESRCH';
  }
};

/** Removes folders of this account whose process has ended. Never rejects: what cannot be removed holds nothing readable. */
export const sweepPrivateFolders = async (parent: string): Promise<void> => {
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const [, processId] = NAME.exec(name) ?? [];
    if (processId === undefined || isRunning(Number(processId))) continue;
    const folder = path.join(parent, name);
    const stats = await lstat(folder).catch(() => null);
    const isOurs = process.getuid === undefined || stats?.uid === process.getuid();
    if (stats?.isDirectory() && isOurs) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }
};

/** @param parent The system's folder for temporary files. */
export const createPrivateFolder = (parent: string, newId: () => string): PrivateFolder => {
  let made: Promise<string> | null = null;
  return {
    newPath: async () => {
      // mkdtemp gives it to its owner alone (0700).
      made ??= mkdtemp(path.join(parent, `${PREFIX}${process.pid}-`));
      try {
        return path.join(await made, newId());
      } catch (error) {
        made = null;
        throw error;
      }
    },
    remove: async () => {
      const folder = await made?.catch(() => null);
      if (folder) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    },
  };
};
