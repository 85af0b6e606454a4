/**
 * The content of an encrypted package: chunks of 64 KB, each under AES-256-GCM (the STREAM construction of Hoang, Reyhanitabar,
 * Rogaway and Vizár). A chunk's nonce is its number and whether it is the last one, so that chunks that were moved, left out,
 * repeated or cut off do not open; the header is bound to each as associated data. Chunks can be read in any order.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { damaged } from '../refusal.ts';
import type { Source } from '../source.ts';
import { HEADER_LENGTH } from './header.ts';

const CIPHER = 'aes-256-gcm';
export const CHUNK = 64 * 1024;
const TAG = 16;

/** 7 bytes of zeros (each key serves one file), 4 of the chunk's number, 1 for the last chunk. */
const nonceOf = (number: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
};

const sealChunk = (
  key: Uint8Array,
  header: Uint8Array,
  number: number,
  isLast: boolean,
  plain: Uint8Array,
) => {
  const cipher = createCipheriv(CIPHER, key, nonceOf(number, isLast), { authTagLength: TAG });
  cipher.setAAD(header);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const openChunk = (
  key: Uint8Array,
  header: Uint8Array,
  number: number,
  isLast: boolean,
  sealed: Uint8Array,
) => {
  const decipher = createDecipheriv(CIPHER, key, nonceOf(number, isLast), { authTagLength: TAG });
  decipher.setAAD(header);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
  } catch {
    return null;
  }
};

/** The header and the encrypted content, as they are to be written. */
export async function* sealedPieces(
  plain: AsyncIterable<Uint8Array>,
  key: Uint8Array,
  header: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield header;
  let number = 0;
  let waiting: Uint8Array = new Uint8Array();
  for await (const piece of plain) {
    waiting = Buffer.concat([waiting, piece]);
    // One byte at least waits for what follows: only at the end is it known which chunk is the last.
    let at = 0;
    for (; waiting.length - at > CHUNK; at += CHUNK) {
      yield sealChunk(key, header, number, false, waiting.subarray(at, at + CHUNK));
      number += 1;
    }
    waiting = waiting.subarray(at);
  }
  yield sealChunk(key, header, number, true, waiting);
}

/** The plain bytes of an encrypted package, each chunk checked when it is read. */
export const openedSource = (sealed: Source, key: Uint8Array, header: Uint8Array): Source => {
  const body = sealed.size - HEADER_LENGTH;
  const count = Math.ceil(body / (CHUNK + TAG));
  const size = body - count * TAG;
  if (body <= TAG || body - (count - 1) * (CHUNK + TAG) <= TAG) {
    return damaged('The encrypted package is not complete.');
  }
  let kept: { readonly number: number; readonly plain: Uint8Array } | null = null;

  const chunk = async (number: number): Promise<Uint8Array> => {
    if (kept?.number === number) return kept.plain;
    const from = number * (CHUNK + TAG);
    const bytes = await sealed.read(HEADER_LENGTH + from, Math.min(CHUNK + TAG, body - from));
    const isLast = number === count - 1;
    const plain = openChunk(key, header, number, isLast, bytes);
    if (plain === null) {
      return damaged(
        isLast && openChunk(key, header, number, false, bytes) !== null
          ? 'The encrypted package is not complete: its end is missing.'
          : 'The encrypted package was changed or is damaged. The passphrase is right.',
      );
    }
    kept = { number, plain };
    return plain;
  };

  return {
    size,
    read: async (from, length) => {
      const bytes = Buffer.alloc(length);
      for (let done = 0; done < length;) {
        const at = from + done;
        const plain = await chunk(Math.floor(at / CHUNK));
        const start = at % CHUNK;
        const part = plain.subarray(start, Math.min(plain.length, start + length - done));
        if (part.length === 0) return damaged('The encrypted package is not complete.');
        bytes.set(part, done);
        done += part.length;
      }
      return bytes;
    },
  };
};
