/** The cost of turning a passphrase into a key (scrypt, RFC 7914): N between these, r = 8, p = 1. */

/** 32 MiB: a key file that asks for less was not made by Debrief. */
export const MIN_N = 2 ** 15;
/** 128 MiB: what a new passphrase gets at least, however slow the machine is at that moment. */
export const FIRST_N = 2 ** 17;
/** 512 MiB: above this an office machine with several programs open may not have the memory. */
export const MAX_N = 2 ** 19;

export const BLOCK_SIZE = 8;
export const PARALLELISM = 1;

/** Memory that one derivation takes, in bytes: N + p + 2 blocks of 128 × r. */
export const memoryOf = (N: number): number => 128 * BLOCK_SIZE * (N + PARALLELISM + 2);
