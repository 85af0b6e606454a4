/**
 * Stands in for the package tiny-inflate in the build. fontkit and linebreak unpack their tables of Unicode with it while
 * they are loaded, in each process that exports; Node's own zlib needs a twentieth of the time.
 */
import { inflateRawSync } from 'node:zlib';

/** Unpacks into `target`, and gives the part of it that was filled. Throws where the data is damaged or too long. */
const inflate = (packed: Uint8Array, target: Uint8Array): Uint8Array => {
  const bytes = inflateRawSync(packed, { maxOutputLength: target.length });
  target.set(bytes);
  return bytes.length < target.length ? target.slice(0, bytes.length) : target;
};

// What the package offers, to those that import it and to those that require it.
// oxlint-disable-next-line import/no-default-export
export { inflate as default, inflate as 'module.exports' };
