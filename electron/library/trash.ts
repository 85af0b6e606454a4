/** Moving reports to the trash and back. Nothing is ever deleted, and nothing in the trash is overwritten. */
import { join } from 'node:path';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import { exists, type FileSystem } from './file-system.ts';
import { fileFailure } from './write-failure.ts';

export type TrashFolders = { readonly fs: FileSystem; readonly reports: string; readonly trash: string };

type Moved = Result<null>;

/** Puts an older report of the same identifier aside: "<id>.json" becomes "<id>.json.1". */
const makeRoom = async (fs: FileSystem, path: string): Promise<void> => {
  if (!(await exists(fs, path))) return;
  let number = 1;
  while (await exists(fs, `${path}.${number}`)) number += 1;
  await fs.rename(path, `${path}.${number}`);
};

const moveTo = async (fs: FileSystem, name: string, from: string, to: string): Promise<void> => {
  await fs.rename(join(from, name), join(to, name));
  await fs.syncFolder(to);
  await fs.syncFolder(from);
};

export const moveToTrash = async ({ fs, reports, trash }: TrashFolders, name: string): Promise<Moved> => {
  try {
    if (!(await exists(fs, join(reports, name)))) {
      return failure('not-found', 'The report is not in the library.', {
        next: 'It may have been moved to the trash already.',
      });
    }
    await fs.mkdir(trash);
    await makeRoom(fs, join(trash, name));
    await moveTo(fs, name, reports, trash);
    return success(null);
  } catch (error) {
    return fileFailure(
      'could-not-write',
      'The report could not be moved to the trash',
      error,
      'The report is unchanged.',
    );
  }
};

export const restoreFromTrash = async (
  { fs, reports, trash }: TrashFolders,
  name: string,
): Promise<Moved> => {
  try {
    if (await exists(fs, join(reports, name))) {
      return failure('conflict', 'A report with this identifier is in the library already.', {
        kept: 'Both the report and the one in the trash are unchanged.',
      });
    }
    if (!(await exists(fs, join(trash, name)))) {
      return failure('not-found', 'The report is not in the trash.', {});
    }
    await fs.mkdir(reports);
    await moveTo(fs, name, trash, reports);
    return success(null);
  } catch (error) {
    return fileFailure(
      'could-not-write',
      'The report could not be restored',
      error,
      'The report is still in the trash.',
    );
  }
};
