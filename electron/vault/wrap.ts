/** The data key wrapped under another key: AES-256-GCM (NIST SP 800-38D) with what it belongs to as associated data. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { DataKey } from './keys.ts';
import type { Wrapped } from './vault-file.ts';

const ALGORITHM = 'aes-256-gcm';
const TAG = { authTagLength: 16 };
const from64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** Each wrapping key is used once (it comes from a fresh salt), so that its nonce cannot repeat. */
export const wrap = (dataKey: DataKey, under: Uint8Array, associated: Uint8Array): Wrapped => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, under, nonce, TAG).setAAD(associated);
  const key = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return {
    nonce: nonce.toString('base64'),
    key: key.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
};

/** Null where the key is not the one it was wrapped under, or anything was changed. */
export const unwrap = (wrapped: Wrapped, under: Uint8Array, associated: Uint8Array): DataKey | null => {
  const cipher = createDecipheriv(ALGORITHM, under, from64(wrapped.nonce), TAG)
    .setAAD(associated)
    .setAuthTag(from64(wrapped.tag));
  const key = cipher.update(from64(wrapped.key));
  try {
    cipher.final();
    return key;
  } catch {
    key.fill(0);
    return null;
  }
};
