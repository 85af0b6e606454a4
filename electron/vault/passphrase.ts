/**
 * What a passphrase may be. It is normalised (Unicode NFKC), so that the same words give the same key on every keyboard
 * and system: "é" typed as one character or as two, full-width letters of a Japanese keyboard. Nothing else is changed:
 * spaces and capitals count.
 */
import { failure, type Result, success } from '../../shared/contract/result.ts';

/** Characters (code points, normalised). There are no rules on their kind: length is what makes guessing expensive. */
export const MIN_LENGTH = 12;
const MAX_LENGTH = 1024;

const kept = 'Nothing was changed.';

/** UTF-8 of the normalised passphrase, for the derivation. The caller overwrites it afterwards. */
export const passphraseBytes = (passphrase: string): Buffer => Buffer.from(passphrase.normalize('NFKC'));

/** Whether a new passphrase will do. One that exists already is never judged: it opens the library or it does not. */
export const checkPassphrase = (passphrase: string): Result<null> => {
  if (!passphrase.isWellFormed()) {
    return failure('bad-request', 'The passphrase contains half a character, which cannot be typed again.', {
      kept,
      next: 'Type the passphrase instead of pasting it.',
    });
  }
  const length = Array.from(passphrase.normalize('NFKC')).length;
  if (length < MIN_LENGTH) {
    return failure(
      'bad-request',
      `The passphrase has ${length} ${length === 1 ? 'character' : 'characters'}; it needs at least ${MIN_LENGTH}.`,
      { kept, next: 'Some words that do not belong together are easy to remember and hard to guess.' },
    );
  }
  return length > MAX_LENGTH
    ? failure('bad-request', `The passphrase has ${length} characters; at most ${MAX_LENGTH} are taken.`, {
        kept,
        next: 'Choose a shorter one.',
      })
    : success(null);
};
