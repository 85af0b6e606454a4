/**
 * The header of an encrypted package: how its key follows from the passphrase. In bytes:
 *
 *     14 "DEBRIEF-SEALED" | 1 version | 1 log2 N | 1 r | 1 p | 16 salt | 32 key check | 16 checksum
 *
 * The key check is an HMAC of what stands before it under a key from the passphrase: it tells a wrong passphrase before
 * anything is decrypted. The checksum (the beginning of a SHA-256) tells a damaged header from a wrong passphrase.
 */
import { createHash } from 'node:crypto';
import { damaged, newer, suspicious } from '../refusal.ts';

const MAGIC = Buffer.from('DEBRIEF-SEALED', 'latin1');
const SEALED_VERSION = 1;
const SALT_AT = 18;
export const SALT_LENGTH = 16;
const CHECK_AT = SALT_AT + SALT_LENGTH;
export const CHECK_LENGTH = 32;
const CHECKSUM_AT = CHECK_AT + CHECK_LENGTH;
const CHECKSUM_LENGTH = 16;
export const HEADER_LENGTH = CHECKSUM_AT + CHECKSUM_LENGTH;

/** Parameters of scrypt (RFC 7914): memory is 128 · 2^logN · r bytes. */
export type Cost = { readonly logN: number; readonly r: number; readonly p: number };

/** 128 MB and about half a second: what OWASP names first for scrypt. */
export const standardCost: Cost = { logN: 17, r: 8, p: 1 };

/** More than this would let a stranger's file take this machine's memory and time: 256 MB and some seconds. */
const highest: Cost = { logN: 18, r: 8, p: 4 };

export type Header = {
  readonly cost: Cost;
  readonly salt: Uint8Array;
  readonly keyCheck: Uint8Array;
};

const checksum = (start: Uint8Array): Buffer =>
  createHash('sha256').update(start).digest().subarray(0, CHECKSUM_LENGTH);

/** What the key check vouches for. */
export const beforeCheck = ({ cost, salt }: Omit<Header, 'keyCheck'>): Buffer =>
  Buffer.concat([MAGIC, Buffer.of(SEALED_VERSION, cost.logN, cost.r, cost.p), salt]);

export const encodeHeader = (header: Header): Buffer => {
  const start = Buffer.concat([beforeCheck(header), header.keyCheck]);
  return Buffer.concat([start, checksum(start)]);
};

/** Whether a file begins as an encrypted package does; one that is cut off within these bytes counts too. */
export const looksSealed = (start: Uint8Array): boolean => {
  const length = Math.min(start.length, MAGIC.length);
  return length > 0 && MAGIC.subarray(0, length).equals(start.subarray(0, length));
};

const isWithin = (cost: Cost): boolean =>
  (['logN', 'r', 'p'] as const).every((key) => cost[key] >= 1 && cost[key] <= highest[key]);

/** Reads the header, for which `bytes` may be too short where the file is. */
export const decodeHeader = (bytes: Uint8Array): Header => {
  const [version = SEALED_VERSION, logN = 0, r = 0, p = 0] = bytes.subarray(MAGIC.length, SALT_AT);
  if (version > SEALED_VERSION) return newer(version);
  if (bytes.length < HEADER_LENGTH) return damaged('The encrypted package is not complete.');
  const start = bytes.subarray(0, CHECKSUM_AT);
  if (version < 1 || !checksum(start).equals(bytes.subarray(CHECKSUM_AT, HEADER_LENGTH))) {
    return damaged('The beginning of the encrypted package is damaged.');
  }
  const cost = { logN, r, p };
  if (!isWithin(cost)) {
    return suspicious(
      `The encrypted package asks for more work on the passphrase than it may (scrypt, N = 2^${logN}, r = ${r}, p = ${p}).`,
    );
  }
  return {
    cost,
    salt: bytes.subarray(SALT_AT, CHECK_AT),
    keyCheck: bytes.subarray(CHECK_AT, CHECKSUM_AT),
  };
};
