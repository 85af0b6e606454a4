/**
 * The keys that come from a library's data key, one for each purpose (HKDF-SHA256, RFC 5869), so that no key ever serves
 * two algorithms or two kinds of content.
 */
import { hkdfSync, timingSafeEqual } from 'node:crypto';

/** 256 random bits that everything of a library is encrypted under, by way of the keys below. */
export type DataKey = Uint8Array;
export const KEY_BYTES = 32;

const hkdf = (key: Uint8Array, salt: Uint8Array | string, info: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));

export type PurposeKeys = {
  /** Reports, attachments, indexes. */
  readonly files: Buffer;
  /** Lines of journals. */
  readonly lines: Buffer;
  /** Names of attachments. */
  readonly names: Buffer;
  /** Not secret: says in each sealed file which data key it needs. */
  readonly keyId: Buffer;
};

export const KEY_ID_BYTES = 8;

export const purposeKeys = (dataKey: DataKey): PurposeKeys => ({
  files: hkdf(dataKey, '', 'debrief vault 1 files', KEY_BYTES),
  lines: hkdf(dataKey, '', 'debrief vault 1 lines', KEY_BYTES),
  names: hkdf(dataKey, '', 'debrief vault 1 names', KEY_BYTES),
  keyId: hkdf(dataKey, '', 'debrief vault 1 key id', KEY_ID_BYTES),
});

/** The key of one sealing: no two share one, so that a nonce cannot repeat under any key. */
export const sealingKey = (purposeKey: Uint8Array, salt: Uint8Array): Buffer =>
  hkdf(purposeKey, salt, 'debrief vault 1 sealing', KEY_BYTES);

/** The key that wraps the data key for a recovery key. The recovery key is random, so that it needs no slow derivation. */
export const recoveryWrappingKey = (recoveryKey: Uint8Array, salt: Uint8Array): Buffer =>
  hkdf(recoveryKey, salt, 'debrief vault 1 recovery', KEY_BYTES);

/** Base64; what a key file says about its data key. */
export const keyCheck = (dataKey: DataKey, libraryId: string): string =>
  hkdf(dataKey, libraryId, 'debrief vault 1 key check', KEY_BYTES).toString('base64');

/** Whether this is the data key of the library. */
export const isKeyOf = (dataKey: DataKey, vault: { readonly libraryId: string; readonly keyCheck: string }) =>
  dataKey.byteLength === KEY_BYTES &&
  timingSafeEqual(Buffer.from(keyCheck(dataKey, vault.libraryId)), Buffer.from(vault.keyCheck));
