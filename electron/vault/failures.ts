/** What can be wrong with sealed bytes, in words. None of it destroys anything: the file stays as it is. */
import { failure } from '../../shared/contract/result.ts';

type Failed = ReturnType<typeof failure>;

const kept = 'The file was left as it is.';
const fromBackup = 'Take it from a backup, or from its history where it is a report.';

export const locked: Failed = failure('locked', 'The library is locked.', {
  kept: 'Everything that was saved is in the library, encrypted.',
  next: 'Unlock it with its passphrase or recovery key.',
});

export const cutShort = (what: string): Failed =>
  failure('damaged', `${what} is damaged: its end is missing.`, { kept, next: fromBackup });

export const tooLong = (what: string): Failed =>
  failure('damaged', `${what} is damaged: something was added after its end.`, { kept, next: fromBackup });

export const changed = (what: string): Failed =>
  failure('damaged', `${what} is damaged or was changed: its bytes are not those that were stored.`, {
    kept,
    next: fromBackup,
  });

export const notEncrypted = (what: string): Failed =>
  failure('not-encrypted', `${what} is not encrypted, but this library is: it was put there from outside.`, {
    kept,
    next: 'Import it if you know where it comes from.',
  });

export const ofOtherLibrary = (what: string): Failed =>
  failure('wrong-file', `${what} was encrypted with the key of another library.`, {
    kept,
    next: 'Put it back where it came from; unlock that library to read it.',
  });

export const ofOtherName = (what: string, really: string): Failed =>
  failure('wrong-file', `${what} was exchanged: its file holds, whole and unchanged, ${really}.`, {
    kept,
    next: 'Files were exchanged or renamed; give them their names back.',
  });

export const ofNewerVersion = (what: string, version: number): Failed =>
  failure('newer-version', `${what} was encrypted by a newer version of Debrief (format ${version}).`, {
    kept,
    next: 'Open it with a current version of Debrief.',
  });
