/** Lines of a journal in an encrypted library: the sealed bytes in Base64, so that a line stays one line. */
import { failure, type Result } from '../../shared/contract/result.ts';
import type { Identity, Sealer } from '../library/sealer.ts';
import { claimedIdentity, MAGIC } from './sealed-bytes.ts';

/** What every sealed line begins with; no JSON does. Three bytes are four characters, so the magic's fourth is left out. */
const BEGINNING = Buffer.from(MAGIC.subarray(0, 3)).toString('base64');

const decode = (line: Uint8Array): Buffer | null => {
  const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('latin1');
  const bytes = Buffer.from(text, 'base64');
  // Node skips what is no Base64; a line must be exactly what was written.
  return bytes.toString('base64') === text ? bytes : null;
};

export const isSealedLine = (line: Uint8Array): boolean =>
  Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('latin1', 0, BEGINNING.length) ===
  BEGINNING;

/** The stored line, without its line feed, of a plain one. */
export const sealLine = (sealer: Sealer, identity: Identity, plain: Uint8Array): Uint8Array =>
  sealer.isEncrypted ? Buffer.from(Buffer.from(sealer.seal(identity, plain)).toString('base64')) : plain;

/**
 * Opens a line of an encrypted library, by identity or as whatever it is. A line that is Base64 no more is damaged; one that
 * never was is handed on as it is, and its opener finds that it is not encrypted.
 */
export const openLineWith = <T>(line: Uint8Array, open: (stored: Uint8Array) => Result<T>): Result<T> => {
  const stored = decode(line);
  if (stored) return open(stored);
  return isSealedLine(line)
    ? failure('damaged', 'The history entry is damaged or was changed: it is not what was stored.', {
        kept: 'The file was left as it is.',
        next: 'The other entries can still be read.',
      })
    : open(line);
};

/** The plain line of a stored one. */
export const openLine = (sealer: Sealer, identity: Identity, line: Uint8Array): Result<Uint8Array> =>
  sealer.isEncrypted
    ? openLineWith(line, (stored) => sealer.open(identity, stored))
    : sealer.open(identity, line);

/** What a sealed line says it is, unproven: "history:<id>:<seq>", which a reader needs to open it. Null for a plain line. */
export const claimedLineIdentity = (line: Uint8Array): string | null => {
  const stored = isSealedLine(line) ? decode(line) : null;
  return stored && claimedIdentity(stored);
};
