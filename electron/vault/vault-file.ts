/**
 * The key file of an encrypted library, kept in library.json under `vault`: all that is needed, beside the passphrase or
 * the recovery key, to get at the data key. It holds no secret in the clear. docs/vault.md explains each part.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import { canonicalJson } from './canonical-json.ts';
import { MAX_N, MIN_N } from './scrypt-limits.ts';

const FORMAT = 'debrief-vault';
const VERSION = 1;

/** Base64 of so many bytes. */
const bytes = (count: number) =>
  z.base64().refine((text) => Buffer.from(text, 'base64').byteLength === count, {
    error: `must hold ${count} bytes`,
  });

/** A data key under another key (AES-256-GCM). */
export const Wrapped = z.strictObject({ nonce: bytes(12), key: bytes(32), tag: bytes(16) });
export type Wrapped = z.infer<typeof Wrapped>;

/**
 * RFC 7914. Only what Debrief itself would choose is accepted: a key file from elsewhere cannot ask for 100 GB or an hour.
 */
export const ScryptParameters = z.strictObject({
  N: z
    .int()
    .min(MIN_N)
    .max(MAX_N)
    .refine((n) => Number.isInteger(Math.log2(n)), { error: 'must be a power of two' }),
  r: z.literal(8),
  p: z.literal(1),
  salt: bytes(32),
});
export type ScryptParameters = z.infer<typeof ScryptParameters>;

/** Tells a damaged slot from a wrong passphrase; it proves nothing against an attacker, who can compute it anew. */
const sum = bytes(16);

export const PassphraseSlot = z.strictObject({ scrypt: ScryptParameters, wrapped: Wrapped, sum });
export type PassphraseSlot = z.infer<typeof PassphraseSlot>;

export const RecoverySlot = z.strictObject({ salt: bytes(32), wrapped: Wrapped, sum });
export type RecoverySlot = z.infer<typeof RecoverySlot>;

export const VaultFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  libraryId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  passphrase: PassphraseSlot,
  /** Null where no recovery key was made. */
  recovery: RecoverySlot.nullable(),
  /** Derived from data key and library: proves that what was unwrapped is this library's key. */
  keyCheck: bytes(32),
});
export type VaultFile = z.infer<typeof VaultFile>;

/** What a slot is bound to: nothing of it can be exchanged or changed without the tag failing. */
export type SlotBinding = {
  readonly libraryId: string;
  readonly keyCheck: string;
  readonly slot: 'passphrase' | 'recovery';
  readonly parameters: unknown;
};

/** The associated data of a wrapped key. */
export const associatedData = (binding: SlotBinding): Uint8Array =>
  Buffer.from(canonicalJson({ format: FORMAT, version: VERSION, ...binding }));

/** The checksum of a slot. */
export const slotSum = (binding: SlotBinding, wrapped: Wrapped): string =>
  createHash('sha256')
    .update(associatedData(binding))
    .update(canonicalJson(wrapped))
    .digest()
    .subarray(0, 16)
    .toString('base64');

const kept = 'Nothing was changed.';
const Versioned = z.looseObject({ format: z.literal(FORMAT), version: z.int() });

/** Reads what library.json holds under `vault`. */
export const readVaultFile = (value: unknown): Result<VaultFile> => {
  const read = VaultFile.safeParse(value);
  if (read.success) return success(read.data);
  const versioned = Versioned.safeParse(value);
  if (versioned.success && versioned.data.version > VERSION) {
    return failure(
      'newer-version',
      `The library was encrypted by a newer version of Debrief (key file version ${versioned.data.version}).`,
      { kept, next: 'Open it with a current version of Debrief.' },
    );
  }
  const problems = read.error.issues.map(({ path, message }) => ({
    path: ['vault', ...path].join('.'),
    message,
  }));
  const first = problems[0];
  return failure(
    'damaged',
    `The key file of the library is damaged or was changed${first ? ` (${first.path}: ${first.message})` : ''}.`,
    { kept, next: 'Put library.json back from a backup of this library, then try again.', problems },
  );
};

/** A new key file. */
export const vaultFile = (content: Omit<VaultFile, 'format' | 'version'>): VaultFile => ({
  format: FORMAT,
  version: VERSION,
  ...content,
});
