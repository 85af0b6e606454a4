/**
 * What of an identity may be seen. The SHA-256 of an attachment would tell a thief whether a known file is among them, so
 * the header has the name it is stored under, and the identity itself lies in the encrypted content.
 */
import type { Identity } from '../library/sealer.ts';

const ATTACHMENT = 'attachment:';

/** What the header says. */
export const publicIdentity = (identity: Identity, attachmentName: (sha256: string) => string): string =>
  identity.startsWith(ATTACHMENT)
    ? `${ATTACHMENT}${attachmentName(identity.slice(ATTACHMENT.length))}`
    : identity;

/** What is encrypted: of an attachment two bytes with the length of the identity, the identity, the bytes. */
export const embedIdentity = (identity: Identity, plain: Uint8Array): Uint8Array => {
  if (!identity.startsWith(ATTACHMENT)) return plain;
  const name = Buffer.from(identity);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(name.byteLength);
  return Buffer.concat([length, name, plain]);
};

/** The reverse of both; null where the content is not as `embedIdentity` writes it. */
export const extractIdentity = (
  claimed: string,
  content: Uint8Array,
): { readonly identity: string; readonly plain: Uint8Array } | null => {
  if (!claimed.startsWith(ATTACHMENT)) return { identity: claimed, plain: content };
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = bytes.byteLength < 2 ? Infinity : 2 + bytes.readUInt16BE(0);
  if (bytes.byteLength < end) return null;
  return { identity: bytes.toString('utf8', 2, end), plain: bytes.subarray(end) };
};

/** For a message: "history entry 12 of report k3f9". */
export const nameInWords = (identity: string): string => {
  const [kind, id = '', seq] = identity.split(':');
  switch (kind) {
    case 'report':
      return `report ${id}`;
    case 'history':
      // What was no entry when it was encrypted has the number 0.
      return seq === '0' ? `entry of the history of report ${id}` : `history entry ${seq} of report ${id}`;
    case 'attachment':
      return `attachment ${id.slice(0, 12)}`;
    default:
      return `file ${identity}`;
  }
};
