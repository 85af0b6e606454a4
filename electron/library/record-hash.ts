/**
 * The record hash: SHA-256 of the report's canonical JSON (RFC 8785). It does not depend on the order of keys or on
 * white space, so that anyone can compute it again from a report's JSON with a tool of their own.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Lower-case hex SHA-256 of bytes. */
export const sha256Hex = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The record hash of a report, or of any JSON value. Throws on what JSON cannot hold (a function, NaN). */
export const recordHash = (report: unknown): string => {
  const canonical = canonicalize(report);
  if (canonical === undefined) throw new TypeError('only JSON values have a record hash');
  return sha256Hex(canonical);
};
