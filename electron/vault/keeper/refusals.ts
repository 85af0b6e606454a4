/** Why something cannot be done with a library as it is, in words. */
import { failure } from '../../../shared/contract/result.ts';

type Failed = ReturnType<typeof failure>;

const unchanged = { kept: 'Nothing was changed.' };

export const isConverting = (to: 'encrypted' | 'plain'): Failed =>
  failure('not-available', `The library is being ${to === 'encrypted' ? 'encrypted' : 'decrypted'}.`, {
    kept: 'What you typed stays in this window.',
    next: 'Wait until it is done.',
  });

export const isUnfinished = (to: 'encrypted' | 'plain'): Failed =>
  failure(
    'not-available',
    `The library is only partly ${to === 'encrypted' ? 'encrypted' : 'decrypted'}: that was broken off.`,
    {
      kept: 'Nothing is lost: each file is whole, encrypted or not.',
      next: 'Open the library in a window of Debrief and go on with it there.',
    },
  );

export const isNotEncrypted: Failed = failure('conflict', 'The library is not encrypted.', unchanged);
export const isEncryptedAlready: Failed = failure('conflict', 'The library is encrypted already.', unchanged);

export const isInUse = (reports: number): Failed =>
  failure(
    'conflict',
    `${reports === 1 ? 'A report of this library is' : `${reports} reports of this library are`} being edited in another window or program.`,
    { ...unchanged, next: 'Close it there, wait half a minute and try again.' },
  );

export const keyFileMissing: Failed = failure(
  'damaged',
  'library.json and its copy are missing, but the reports are encrypted: without it no passphrase opens them.',
  { kept: 'Every file was left as it is.', next: 'Put library.json back from a backup of this library.' },
);
