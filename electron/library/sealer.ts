/**
 * What stands between the plain bytes of a library and its files. Without a vault both are the same; a vault encrypts them,
 * bound to the identity of what they are, so that one file cannot stand in for another.
 */
import { failure, type Result, success } from '../../shared/contract/result.ts';
import { isSealedLine } from '../vault/line.ts';
import { isSealed } from '../vault/sealed-bytes.ts';

/** What a file or a line of a journal is, wherever it lies: it stays the same in the trash and in backups. */
export type Identity =
  `report:${string}` | `history:${string}:${number}` | `attachment:${string}` | `index:${string}`;

export interface Sealer {
  readonly isEncrypted: boolean;
  /** The bytes to store. */
  seal(identity: Identity, plain: Uint8Array): Uint8Array;
  /** The plain bytes; a failure that tells a changed file from a swapped one where that can be told. */
  open(identity: Identity, stored: Uint8Array): Result<Uint8Array>;
  /** The file name of an attachment with this SHA-256 of its plain bytes. */
  attachmentName(sha256: string): string;
}

const encrypted = failure('wrong-file', 'It is encrypted, but this library is not.', {
  kept: 'The file was left as it is.',
  next: 'Put it back where it came from; unlock that library to read it.',
});

/** Whether bytes are encrypted that ought to be plain. Whoever attaches an encrypted file gets it back as it is. */
const isForeign = (identity: Identity, stored: Uint8Array): boolean =>
  !identity.startsWith('attachment:') && (isSealed(stored) || isSealedLine(stored));

/** For a library without a vault: bytes are stored as they are. */
export const plainSealer: Sealer = {
  isEncrypted: false,
  seal: (_identity, plain) => plain,
  open: (identity, stored) => (isForeign(identity, stored) ? encrypted : success(stored)),
  attachmentName: (sha256) => sha256,
};
