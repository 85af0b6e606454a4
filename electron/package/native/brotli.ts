/**
 * Stands in for the package brotli in the build. fontkit loads its dictionary of 120 KB for WOFF2 fonts, of which no
 * export has one; Node can unpack those as well.
 */
import { brotliDecompressSync } from 'node:zlib';

/** @param size Bytes when unpacked. Throws where the data is damaged or longer. */
const decompress = (packed: Uint8Array, size: number): Uint8Array =>
  new Uint8Array(brotliDecompressSync(packed, { maxOutputLength: size }));

// What the package offers, to those that import it and to those that require it.
// oxlint-disable-next-line import/no-default-export
export { decompress as default, decompress as 'module.exports' };
