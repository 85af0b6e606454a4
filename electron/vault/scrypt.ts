/** From a passphrase to a key, slowly on purpose (scrypt, RFC 7914). It runs on a thread of its own: nothing waits. */
import { randomBytes, scrypt } from 'node:crypto';
import { BLOCK_SIZE, FIRST_N, MAX_N, memoryOf, PARALLELISM } from './scrypt-limits.ts';

/** One guess shall take at least so long on the machine where the passphrase was set, in milliseconds. */
export const TARGET = 250;

const KEY_BYTES = 32;
/** OpenSSL counts a little more than the blocks themselves. */
const MARGIN = 1024 * 1024;

/** The key of these passphrase bytes. Rejects where the memory is not to be had. */
export const derive = (passphrase: Uint8Array, salt: Uint8Array, N: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const cost = { N, r: BLOCK_SIZE, p: PARALLELISM, maxmem: memoryOf(N) + MARGIN };
    scrypt(passphrase, salt, KEY_BYTES, cost, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

/**
 * How long one derivation takes here, in milliseconds: on the clock or of processor time, whichever is less, so that other
 * programs do not make this machine seem slow.
 */
export const measure = async (N: number): Promise<number> => {
  const salt = randomBytes(32);
  const start = performance.now();
  const cpu = process.cpuUsage();
  await derive(Buffer.from('a passphrase of some length'), salt, N);
  const { user, system } = process.cpuUsage(cpu);
  return Math.min(performance.now() - start, (user + system) / 1000);
};

/**
 * The smallest N from 2^17 whose derivation takes at least 250 ms here: the shorter of two runs counts. Never more than
 * 512 MiB; where even those take less, they must do.
 */
export const chooseCost = async (time: (N: number) => Promise<number> = measure): Promise<number> => {
  for (let N = FIRST_N; N < MAX_N; N *= 2) {
    if ((await time(N)) >= TARGET && (await time(N)) >= TARGET) return N;
  }
  return MAX_N;
};
