/** Where a command may write. */
import { lstat, realpath, stat } from 'node:fs/promises';
import { errorCodeOf } from '../library/file-system.ts';
import { CommandError, exitCodes } from './exit.ts';

/**
 * The file that a name given by the user stands for: through a symbolic link, to what it points at. Throws a
 * CommandError where that is a folder or a device, which a durable write would otherwise try to replace.
 */
export const fileToWrite = async (name: string): Promise<string> => {
  try {
    if ((await stat(name)).isFile())
      return (await lstat(name)).isSymbolicLink() ? await realpath(name) : name;
    throw new CommandError(exitCodes.notWritten, [`error: Could not write ${name}: it is not a file.`]);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    // Not there yet, or not to be reached: the write itself will say which.
    if (errorCodeOf(error) !== '') return name;
    throw error;
  }
};
