/** Files on their way in and out that are no part of a library: what windows upload, and packages that wait for a download. */
import { tmpdir } from 'node:os';
import type { Host, Timers } from '../host.ts';
import { createPrivateFolder, sweepPrivateFolders } from './private-folder.ts';
import { createSpool, type Spool } from './spool.ts';
import { createUploads, type Uploads } from './uploads.ts';

export interface Transfer {
  readonly uploads: Uploads;
  newSpool(): Spool;
  /** Forgets everything. Never rejects. */
  close(): Promise<void>;
}

export const createTransfer = (
  { temporaryFolder = tmpdir(), newId }: Pick<Host, 'temporaryFolder' | 'newId'>,
  timers: Pick<Timers, 'after'>,
): Transfer => {
  const swept = sweepPrivateFolders(temporaryFolder);
  const folder = createPrivateFolder(temporaryFolder, newId);
  const newPath = (): Promise<string> => folder.newPath();
  const uploads = createUploads({ newId, newPath, timers });
  return {
    uploads,
    newSpool: () => createSpool(newPath),
    close: async () => {
      await swept;
      await uploads.close();
      await folder.remove();
    },
  };
};
