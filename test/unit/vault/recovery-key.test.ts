/** Recovery keys as they are printed and typed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printRecoveryKey, readRecoveryKey } from '../../../electron/vault/recovery-key.ts';
import { runs } from '../../setup/runs.ts';
import { codeOf, valueOf } from './expecting.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keys = fc.uint8Array({ minLength: 20, maxLength: 20 });
const messageOf = (typed: string): string => {
  const read = readRecoveryKey(typed);
  return read.ok ? '' : read.error.message;
};

test('is printed in nine groups of five, without letters that look alike', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const printed = printRecoveryKey(key);
      expect(printed).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){8}$/);
      expect(Uint8Array.from(valueOf(readRecoveryKey(printed)))).toEqual(key);
    }),
    runs(300),
  );
});

test('the first 32 characters but for checks are Base32 as others write it', () => {
  const printed = printRecoveryKey(Buffer.alloc(20, 0xff)).replaceAll('-', '');
  expect(printed.replaceAll(/(.{4})./g, '$1').slice(0, 32)).toBe('Z'.repeat(32));
  const counted = printRecoveryKey(Buffer.from('00443214c74254b635cf84653a56d7c675be77df', 'hex')).replaceAll(
    '-',
    '',
  );
  expect(counted.replaceAll(/(.{4})./g, '$1').slice(0, 32)).toBe(ALPHABET);
});

test('is read in any capitals, spacing and dashes, with O for 0 and I or L for 1', () => {
  const key = Buffer.from('00443214c74254b635cf84653a56d7c675be77df', 'hex');
  const printed = printRecoveryKey(key);
  const asTyped = printed.replaceAll('0', 'o').replaceAll('1', 'l').toLowerCase();
  for (const typed of [
    asTyped,
    ` ${printed.replaceAll('-', ' ')}\n`,
    printed.replaceAll('-', ''),
    printed.replaceAll('-', '–'),
    printed.replaceAll('1', 'I'),
  ]) {
    expect(Buffer.from(valueOf(readRecoveryKey(typed))), typed).toEqual(key);
  }
});

describe('a typing error', () => {
  test('of one character is always found, in its group', () => {
    const positions = fc.integer({ min: 0, max: 44 });
    fc.assert(
      fc.property(keys, positions, fc.constantFrom(...Array.from(ALPHABET)), (key, at, character) => {
        const typed = Array.from(printRecoveryKey(key).replaceAll('-', ''));
        fc.pre(typed[at] !== character);
        typed[at] = character;
        expect(messageOf(typed.join(''))).toContain(`group ${Math.floor(at / 5) + 1} `);
      }),
      runs(500),
    );
  });

  test('of two characters exchanged is found', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 0, max: 43 }), (key, at) => {
        const typed = Array.from(printRecoveryKey(key).replaceAll('-', ''));
        fc.pre(typed[at] !== typed[at + 1]);
        [typed[at], typed[at + 1]] = [typed[at + 1]!, typed[at]!];
        expect(codeOf(readRecoveryKey(typed.join('')))).toBe('unreadable-input');
      }),
      runs(300),
    );
  });

  test('of two groups exchanged is found', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 0, max: 7 }), (key, at) => {
        const groups = printRecoveryKey(key).split('-');
        fc.pre(groups[at]!.slice(0, 4) !== groups[at + 1]!.slice(0, 4));
        [groups[at], groups[at + 1]] = [groups[at + 1]!, groups[at]!];
        expect(codeOf(readRecoveryKey(groups.join('-')))).toBe('unreadable-input');
      }),
      runs(300),
    );
  });

  test('of a character that no key has is named', () => {
    const printed = printRecoveryKey(Buffer.alloc(20));
    expect(messageOf(`${printed.slice(0, -1)}U`)).toContain('no “U” (group 9)');
    expect(messageOf(`é${printed.slice(1)}`)).toContain('no “É” (group 1)');
  });

  test('of missing characters says how many there are', () => {
    const printed = printRecoveryKey(Buffer.alloc(20));
    expect(messageOf(printed.slice(0, -1))).toContain('45 characters; 44 were typed');
    expect(messageOf('')).toContain('0 were typed');
    expect(messageOf(`${printed}0`)).toContain('46 were typed');
  });
});
