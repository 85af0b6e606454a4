/** What a check of a library tells, one file and one thing at a time. */
import type { FileSystem } from '../file-system.ts';
import type { Opened } from '../../vault/vault-sealer.ts';
import type { Result } from '../../../shared/contract/result.ts';
import type { Sealer } from '../sealer.ts';

/** A vault's can also open what it does not know the identity of. */
export type CheckingSealer = Sealer & {
  readonly openAny?: (stored: Uint8Array, what: string) => Result<Opened>;
};

export type Finding = {
  /** "problem": something is not as it was stored. "note": nothing is wrong, but a person may want to know. */
  readonly level: 'problem' | 'note';
  /** Relative to the library, with "/". */
  readonly path: string;
  readonly message: string;
  /** What to do; '' where there is nothing. */
  readonly next: string;
};

/** A library that is checked. Nothing of it is written to. */
export type CheckedLibrary = {
  readonly folder: string;
  readonly fs: FileSystem;
  readonly now: () => Date;
  /** Null where the library is encrypted and nobody gave its passphrase. */
  readonly sealer: CheckingSealer | null;
  readonly tell: (finding: Finding) => void;
  /** A file was looked at. */
  readonly looked: (path: string) => void;
};

export const problem = (path: string, message: string, next: string): Finding => ({
  level: 'problem',
  path,
  message,
  next,
});

export const note = (path: string, message: string, next = ''): Finding => ({
  level: 'note',
  path,
  message,
  next,
});

export const TAKE_FROM_BACKUP = 'take the report from a backup (debrief restore --report)';
export const RECOVER =
  'open the library and put the newest good state back, or take the report from a backup';
