/** Where a command gets the passphrase of an encrypted library from: a file, or the person at the terminal. */
import { readFile } from 'node:fs/promises';
import { reasonOf } from '../library/write-failure.ts';
import { CommandError, exitCodes } from './exit.ts';

const stop = (line: string): CommandError => new CommandError(exitCodes.usage, [`error: ${line}`]);

/** Longest file, in bytes: a passphrase and a line feed. */
const MAX_FILE = 8192;

/** The first line of a file: editors end it with a line feed that nobody typed. */
const fromFile = async (file: string): Promise<string> => {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw stop(`The passphrase file ${file} cannot be read: ${reasonOf(error).what}.`);
  }
  if (bytes.byteLength > MAX_FILE) throw stop(`${file} is too long to be a passphrase file.`);
  const [line = ''] = new TextDecoder().decode(bytes).split(/\r?\n/);
  if (line === '') throw stop(`The first line of the passphrase file ${file} is empty.`);
  return line;
};

/** The terminal as far as it is needed. */
export type Keyboard = Pick<
  typeof process.stdin,
  'setRawMode' | 'setEncoding' | 'resume' | 'pause' | 'on' | 'removeListener'
>;

const BACKSPACE = new Set(['\u0008', '\u007f']);
const INTERRUPT = '\u0003';

/** Asks without an echo. Rejects where the person presses Ctrl+C. */
export const askHidden = (
  keyboard: Keyboard,
  say: (text: string) => void,
  question: string,
): Promise<string> =>
  new Promise((resolve, reject) => {
    let typed: string[] = [];
    const end = (): void => {
      keyboard.removeListener('data', hear);
      keyboard.setRawMode(false);
      keyboard.pause();
      say('\n');
    };
    const hear = (text: string): void => {
      for (const key of Array.from(text)) {
        if (key === '\r' || key === '\n') {
          end();
          resolve(typed.join(''));
          return;
        }
        if (key === INTERRUPT) {
          end();
          reject(stop('No passphrase was given.'));
          return;
        }
        if (BACKSPACE.has(key)) typed = typed.slice(0, -1);
        else typed.push(key);
      }
    };
    say(question);
    keyboard.setEncoding('utf8');
    keyboard.setRawMode(true);
    keyboard.on('data', hear);
    keyboard.resume();
  });

/** To stderr: what a command prints may be piped elsewhere. */
const sayQuietly = (text: string): void => {
  process.stderr.write(text);
};

/** The passphrase, for the library in `folder`. Throws a CommandError (2) where there is no way to ask for it. */
export const findPassphrase = async (folder: string, file: string | undefined): Promise<string> => {
  const named = file ?? process.env['DEBRIEF_PASSPHRASE_FILE'];
  if (named !== undefined && named !== '') return fromFile(named);
  if (!process.stdin.isTTY) {
    throw stop(
      `The library ${folder} is encrypted. Name a file with its passphrase: --passphrase-file <file>, or DEBRIEF_PASSPHRASE_FILE.`,
    );
  }
  return askHidden(process.stdin, sayQuietly, `Passphrase of the library ${folder}: `);
};
