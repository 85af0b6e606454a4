/**
 * The bytes of what a vault stores: a header in the clear, the encrypted content, its tag. All of the header is associated
 * data, so that none of it can be changed unnoticed.
 *
 *     bytes   what
 *         4   magic 89 44 42 53 (0x89 "DBS"): no text and no JSON begins like this
 *         1   version of this format, 1
 *         8   key id: which data key it needs
 *         2   length n of the public identity
 *         n   public identity, UTF-8: "report:k3f9", "history:k3f9:12"; of an attachment the name it is stored under
 *         4   length m of the content
 *        16   salt of the sealing key
 *        12   nonce
 *         m   content, encrypted (AES-256-GCM)
 *        16   tag
 *
 * Numbers are big-endian.
 */
import { KEY_ID_BYTES } from './keys.ts';

export const MAGIC = Uint8Array.of(0x89, 0x44, 0x42, 0x53);
export const FORMAT_VERSION = 1;
export const SALT_BYTES = 16;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
/** Content that one sealing can hold: what its length field can say, far below what GCM allows for one nonce (64 GB). */
export const MAX_CONTENT = 2 ** 32 - 1;

const KEY_ID_AT = MAGIC.length + 1;
const IDENTITY_LENGTH_AT = KEY_ID_AT + KEY_ID_BYTES;
const IDENTITY_AT = IDENTITY_LENGTH_AT + 2;

export type HeaderFields = {
  readonly keyId: Uint8Array;
  readonly identity: string;
  /** Bytes of content. */
  readonly length: number;
  readonly salt: Uint8Array;
  readonly nonce: Uint8Array;
};

export type Sealed = HeaderFields & {
  readonly version: number;
  readonly header: Uint8Array;
  readonly content: Uint8Array;
  readonly tag: Uint8Array;
};

/** What is wrong with the shape of sealed bytes. */
export type Misshapen = 'cut-short' | 'too-long';

export const writeHeader = ({ keyId, identity, length, salt, nonce }: HeaderFields): Buffer => {
  const name = Buffer.from(identity);
  const numbers = Buffer.alloc(6);
  numbers.writeUInt16BE(name.byteLength, 0);
  numbers.writeUInt32BE(length, 2);
  const lengthOfName = numbers.subarray(0, 2);
  const lengthOfContent = numbers.subarray(2);
  return Buffer.concat([
    MAGIC,
    Uint8Array.of(FORMAT_VERSION),
    keyId,
    lengthOfName,
    name,
    lengthOfContent,
    salt,
    nonce,
  ]);
};

/** Whether bytes begin as sealed ones do. */
export const isSealed = (bytes: Uint8Array): boolean => MAGIC.every((byte, at) => bytes[at] === byte);

/** The parts of sealed bytes, whatever their magic says. No part is proven before the tag is. */
export const readSealed = (stored: Uint8Array): Sealed | Misshapen => {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  if (bytes.byteLength < IDENTITY_AT) return 'cut-short';
  const lengthAt = IDENTITY_AT + bytes.readUInt16BE(IDENTITY_LENGTH_AT);
  const headerEnd = lengthAt + 4 + SALT_BYTES + NONCE_BYTES;
  if (bytes.byteLength < headerEnd + TAG_BYTES) return 'cut-short';
  const length = bytes.readUInt32BE(lengthAt);
  const end = headerEnd + length + TAG_BYTES;
  if (bytes.byteLength !== end) return bytes.byteLength < end ? 'cut-short' : 'too-long';
  const saltAt = lengthAt + 4;
  return {
    version: bytes[MAGIC.length] ?? 0,
    keyId: bytes.subarray(KEY_ID_AT, IDENTITY_LENGTH_AT),
    identity: bytes.toString('utf8', IDENTITY_AT, lengthAt),
    length,
    salt: bytes.subarray(saltAt, saltAt + SALT_BYTES),
    nonce: bytes.subarray(saltAt + SALT_BYTES, headerEnd),
    header: bytes.subarray(0, headerEnd),
    content: bytes.subarray(headerEnd, headerEnd + length),
    tag: bytes.subarray(headerEnd + length),
  };
};

/** The same bytes with the beginning that this version and this key would have written. */
export const mendBeginning = (stored: Uint8Array, keyId: Uint8Array): Buffer => {
  const mended = Buffer.from(stored);
  Buffer.concat([MAGIC, Uint8Array.of(FORMAT_VERSION), keyId]).copy(mended);
  return mended;
};

/**
 * What sealed bytes say they are, unproven: for looking up under which identity to open them. Null where they are plain or
 * too short. An attachment says the name it is stored under.
 */
export const claimedIdentity = (stored: Uint8Array): string | null => {
  if (!isSealed(stored)) return null;
  const sealed = readSealed(stored);
  return typeof sealed === 'string' ? null : sealed.identity;
};
