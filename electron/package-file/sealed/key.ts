/** From a passphrase to the keys of one encrypted package. */
import { createHmac, hkdfSync, scrypt, timingSafeEqual } from 'node:crypto';
import { failure } from '../../../shared/contract/result.ts';
import { NOTHING_STORED, Refusal } from '../refusal.ts';
import { beforeCheck, type Cost, type Header } from './header.ts';

/** Turns a passphrase into 32 bytes, slowly. */
export type Stretch = (passphrase: string, salt: Uint8Array, cost: Cost) => Promise<Uint8Array>;

const KEY_LENGTH = 32;

/**
 * scrypt. The passphrase is taken in Unicode's form NFKC, so that it is the same on every keyboard and system.
 * Memory: 128 · 2^logN · r bytes, twice over for what the library adds.
 */
export const stretch: Stretch = (passphrase, salt, { logN, r, p }) =>
  new Promise((resolve, reject) => {
    const N = 2 ** logN;
    const options = { N, r, p, maxmem: 256 * N * r + 1024 * p * r };
    scrypt(passphrase.normalize('NFKC'), salt, KEY_LENGTH, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

const derived = (master: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `debrief-package ${purpose}`, KEY_LENGTH));

/** The key under which the content is encrypted. It serves one package only, since its salt does. */
export const contentKey = (master: Uint8Array): Buffer => derived(master, 'content');

export const keyCheckOf = (master: Uint8Array, header: Omit<Header, 'keyCheck'>): Buffer =>
  createHmac('sha256', derived(master, 'key check')).update(beforeCheck(header)).digest();

/** The content key of a package, or a refusal where the passphrase is another. */
export const openKey = async (header: Header, passphrase: string, slowly: Stretch): Promise<Buffer> => {
  const master = await slowly(passphrase, header.salt, header.cost);
  if (!timingSafeEqual(keyCheckOf(master, header), header.keyCheck)) {
    throw new Refusal(
      failure('wrong-passphrase', 'This is not the passphrase of the package.', {
        kept: NOTHING_STORED,
        next: 'Check capitals and the layout of the keyboard, and try again; the package itself is not damaged.',
      }).error,
    );
  }
  return contentKey(master);
};
