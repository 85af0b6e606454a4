/** Inside this room a failure is thrown; at its edge it becomes a result. */
import { type ErrorCode, type Failure, failure, type Result, success } from '../../shared/contract/result.ts';
import { errorCodeOf } from '../library/file-system.ts';
import { fileFailure } from '../library/write-failure.ts';

export const NOTHING_STORED = 'Nothing was stored.';
export const NOTHING_WRITTEN = 'No package was written, and the report is unchanged.';

/** Ends the work with a failure for the caller. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly failure: Failure;
  constructor(reason: Failure) {
    super(reason.message);
    this.failure = reason;
  }
}

const COPY_AGAIN = 'Copy the package again from where it came from, or ask for a new one.';

const refuse = (code: ErrorCode, message: string, next: string): never => {
  throw new Refusal(failure(code, message, { kept: NOTHING_STORED, next }).error);
};

/** The bytes are not those that were written. */
export const damaged = (message: string): never => refuse('unreadable-input', message, COPY_AGAIN);

/** Nobody who writes packages writes this. */
export const suspicious = (message: string): never =>
  refuse(
    'unreadable-input',
    message,
    'Debrief does not write such packages: ask the sender how this one was made.',
  );

export const notAPackage = (message: string): never =>
  refuse('unreadable-input', message, 'Choose a file that Debrief wrote as a package (.debrief).');

export const tooLarge = (message: string): never =>
  refuse('too-large', message, 'Ask the sender for a package with fewer or smaller attachments.');

export const newer = (version: number): never =>
  refuse(
    'newer-version',
    `The package was written by a newer version of Debrief (package version ${version}).`,
    'Open it with a current version of Debrief.',
  );

/** A name from outside, fit to be shown: in quotes, cut, with everything but plain letters as escapes. */
export const shown = (name: string): string => {
  const cut = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  return `“${cut.replaceAll(/[^\u0020-\u007e…]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)}”`;
};

/** Does the work; a refusal, an abort or a system error becomes a failure. `what`: "The package could not be read". */
export const atTheEdge = async <T>(
  what: string,
  code: 'not-available' | 'could-not-write',
  kept: string,
  work: () => Promise<T>,
): Promise<Result<T>> => {
  try {
    return success(await work());
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.failure };
    if (errorCodeOf(error) !== '') return fileFailure(code, what, error, kept);
    return failure('internal', `${what}: ${error instanceof Error ? error.message : String(error)}`, {
      kept,
    });
  }
};
