/** What crosses an edge: a value, or a typed error that says what happened, what was kept and what to do next. */
import { z } from 'zod';

export const errorCodes = [
  'bad-request',
  'not-found',
  'invalid-report',
  'newer-version',
  'unreadable-input',
  'too-large',
  /** The file is encrypted, and no passphrase was given. */
  'passphrase-needed',
  'conflict',
  'could-not-write',
  'cancelled',
  'timed-out',
  'export-failed',
  'export-incomplete',
  'not-available',
  /** The library is encrypted, and nobody has unlocked it. */
  'locked',
  /** The passphrase or the recovery key is not the one of this library. */
  'wrong-passphrase',
  /** Bytes are missing, were changed or were added since they were stored. */
  'damaged',
  /** Whole and unchanged, but it belongs elsewhere: to another report, or to another library. */
  'wrong-file',
  /** Plain bytes where the library has only encrypted ones. */
  'not-encrypted',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export const Failure = z.strictObject({
  code: z.enum(errorCodes),
  /** What happened, in one sentence for a person. */
  message: z.string(),
  /** What was kept: "The report on disk is unchanged." '' where nothing was at stake. */
  kept: z.string(),
  /** What to do next. '' where there is nothing. */
  next: z.string(),
  /** Problems by field or line, where there are any. */
  problems: z.array(z.strictObject({ path: z.string(), message: z.string() })),
});
export type Failure = z.infer<typeof Failure>;

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });

export const failure = (
  code: ErrorCode,
  message: string,
  details: Partial<Omit<Failure, 'code' | 'message'>> = {},
): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: { code, message, kept: '', next: '', problems: [], ...details },
});

/** For the `default` of a switch that must be exhaustive. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
};
