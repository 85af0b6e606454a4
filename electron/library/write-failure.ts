/** A failed file operation in words for a person. */
import { type ErrorCode, failure } from '../../shared/contract/result.ts';
import { errorCodeOf } from './file-system.ts';

type Reason = { readonly what: string; readonly next: string };

const reasons: Readonly<Record<string, Reason>> = {
  ENOSPC: { what: 'the disk is full', next: 'Free some space on the disk and try again.' },
  EDQUOT: { what: 'your disk quota is used up', next: 'Free some of your space and try again.' },
  EFBIG: { what: 'the file is larger than this disk allows', next: 'Choose another folder.' },
  EACCES: { what: 'access to the folder is denied', next: 'Check the rights of the folder and try again.' },
  EPERM: {
    what: 'the system does not allow it',
    next: 'Check the rights of the folder; another program may hold the file.',
  },
  EROFS: { what: 'the disk is read-only', next: 'Choose another folder, or make the disk writable.' },
  ENOENT: { what: 'the folder does not exist', next: 'Check the folder and try again.' },
  ENOTDIR: { what: 'a part of the path is not a folder', next: 'Check the path and try again.' },
  EISDIR: { what: 'there is a folder of that name', next: 'Choose another file name.' },
  ENAMETOOLONG: { what: 'the file name is too long', next: 'Choose a shorter name.' },
  EBUSY: { what: 'another program holds the file', next: 'Close the other program and try again.' },
  EIO: { what: 'the disk reported an error', next: 'Check the disk; save a copy elsewhere.' },
  ELOCKED: {
    what: 'the library is locked',
    next: 'Unlock it with its passphrase or recovery key.',
  },
  EMFILE: { what: 'too many files are open', next: 'Close other programs and try again.' },
};

/** The reason of a system error: "the disk is full". */
export const reasonOf = (error: unknown): Reason => {
  const known = reasons[errorCodeOf(error)];
  if (known) return known;
  const text = error instanceof Error ? error.message : String(error);
  return { what: text, next: 'Try again; if it happens again, check the disk.' };
};

/**
 * A typed failure for a rejected file operation: `what` is the sentence's beginning, "The report could not be saved". One that
 * met a locked library is "locked", whatever the code.
 */
export const fileFailure = (
  code: ErrorCode,
  what: string,
  error: unknown,
  kept: string,
): ReturnType<typeof failure> => {
  const reason = reasonOf(error);
  return failure(errorCodeOf(error) === 'ELOCKED' ? 'locked' : code, `${what}: ${reason.what}.`, {
    kept,
    next: reason.next,
  });
};
