/**
 * A recovery key as it is printed and typed: 160 random bits in Crockford's Base32, nine groups of five characters.
 *
 *     4 characters of the key (in the last group: of its SHA-256) + 1 that checks the group, so that a typing error is
 *     found in the group where it happened, and a well-typed key that opens nothing is known to be the wrong key.
 *
 * Capitals do not matter; O is read as 0, I and L as 1; spaces and hyphens are ignored.
 */
import { createHash } from 'node:crypto';
import { failure, type Result, success } from '../../shared/contract/result.ts';

export const RECOVERY_KEY_BYTES = 20;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 9;
const IN_GROUP = 4;
const LENGTH = GROUPS * (IN_GROUP + 1);

/** Odd weights: a single wrong character always changes the sum. The number of the group notices swapped groups. */
const WEIGHTS = [1, 3, 5, 7];
const checkOf = (group: readonly number[], index: number): number =>
  (group.reduce((total, value, at) => total + value * (WEIGHTS[at] ?? 1), 0) + index * 11) % 32;

const digits = (bytes: Uint8Array, count: number): number[] => {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: count }, (_, at) => Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2));
};

const bytesOf = (values: readonly number[]): Buffer => {
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Buffer.from(
    Array.from({ length: bits.length / 8 }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2)),
  );
};

const checksum = (key: Uint8Array): number[] =>
  digits(createHash('sha256').update('debrief recovery key 1').update(key).digest(), IN_GROUP);

const groupsOf = <T>(values: readonly T[], size: number): T[][] =>
  Array.from({ length: values.length / size }, (_, at) => values.slice(at * size, at * size + size));

/** "ABCDE-FGHJK-…" of 20 bytes. */
export const printRecoveryKey = (key: Uint8Array): string =>
  groupsOf([...digits(key, RECOVERY_KEY_BYTES * 1.6), ...checksum(key)], IN_GROUP)
    .map((group, index) => [...group, checkOf(group, index)].map((value) => ALPHABET[value]).join(''))
    .join('-');

const misread = (message: string, path: string) =>
  failure('unreadable-input', message, {
    kept: 'Nothing was changed.',
    next: 'Compare what was typed with the printed key.',
    problems: [{ path, message }],
  });

/** The 20 bytes of a typed key; where it was mistyped, a failure that names the group (from 1). */
export const readRecoveryKey = (typed: string): Result<Uint8Array> => {
  const characters = Array.from(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s\u2010-\u2015-]/gu, ''),
    (character) => character.replace('O', '0').replace(/[IL]/, '1'),
  );
  const values = characters.map((character) => ALPHABET.indexOf(character));
  const unknown = values.indexOf(-1);
  if (unknown >= 0) {
    const group = Math.floor(unknown / (IN_GROUP + 1)) + 1;
    return misread(`A recovery key has no “${characters[unknown]}” (group ${group}).`, `group ${group}`);
  }
  if (values.length !== LENGTH) {
    return misread(`A recovery key has ${LENGTH} characters; ${values.length} were typed.`, '');
  }
  const groups = groupsOf(values, IN_GROUP + 1);
  const wrong = groups.findIndex(
    (group, index) => checkOf(group.slice(0, IN_GROUP), index) !== group[IN_GROUP],
  );
  if (wrong >= 0) {
    return misread(
      `There is a typing error in group ${wrong + 1} of the recovery key.`,
      `group ${wrong + 1}`,
    );
  }
  const content = groups.flatMap((group) => group.slice(0, IN_GROUP));
  const key = bytesOf(content.slice(0, -IN_GROUP));
  return checksum(key).every((value, at) => value === content.at(at - IN_GROUP))
    ? success(key)
    : misread('There is a typing error somewhere in the recovery key.', '');
};
