/** A passphrase that a person keeps in a file, so that it stands in no command line. */
import { readFile } from 'node:fs/promises';
import { reasonOf } from '../library/write-failure.ts';
import { CommandError, exitCodes } from './exit.ts';

/** Longest file, in bytes: a passphrase and a line feed. */
const LONGEST = 8192;

const stop = (line: string): CommandError => new CommandError(exitCodes.usage, [`error: ${line}`]);

/** The first line of the file: editors end it with a line feed that nobody typed. Throws a CommandError (2). */
export const readPassphraseFile = async (file: string): Promise<string> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw stop(`The passphrase file ${file} cannot be read: ${reasonOf(error).what}.`);
  }
  if (bytes.byteLength > LONGEST) throw stop(`${file} is too long to be a passphrase file.`);
  const [line = ''] = new TextDecoder().decode(bytes).split(/\r?\n/);
  if (line === '') throw stop(`The first line of the passphrase file ${file} is empty.`);
  return line;
};
