/** Numbers and words as bytes of a PDF. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteWriter } from '../../../electron/export/pdf/paint/bytes.ts';

const written = (write: (out: ByteWriter) => void): string => {
  // Little room, so that more has to be made.
  const out = new ByteWriter(4);
  write(out);
  return Buffer.from(out.bytes).toString('latin1');
};

describe('numbers', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [12, '12'],
    [0.25, '0.25'],
    [0.1, '0.1'],
    [68.031, '68.031'],
    [841.8904, '841.89'],
    [10.005, '10.005'],
    [0.0004, '0'],
    [-0.0004, '0'],
    [-3.5, '-3.5'],
    [-0.042, '-0.042'],
    [1000, '1000'],
    [123_456_789.5, '123456789.5'],
  ])('%s is written as %s', (value, text) => {
    expect(written((out) => out.number(value))).toBe(text);
  });

  test('every number reads back as itself, rounded to thousandths', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const text = written((out) => out.number(value));
        expect(text).toMatch(/^-?\d+(?:\.\d{1,3})?$/);
        expect(Math.abs(Number(text) - value)).toBeLessThan(0.000_501);
      }),
    );
  });

  test('whole numbers with leading zeros', () => {
    expect(written((out) => out.whole(17, 10))).toBe('0000000017');
    expect(written((out) => out.whole(1_234_567_890_123))).toBe('1234567890123');
    expect(written((out) => out.whole(0))).toBe('0');
  });
});

test('words short and long follow one another, a byte for each character', () => {
  const all = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('');
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 256 })), (lengths) => {
      const words = lengths.map((length) => all.slice(256 - length));
      expect(written((out) => words.forEach((word) => out.text(word)))).toBe(words.join(''));
    }),
  );
});

test('a writer that is cleared begins anew', () => {
  const text = written((out) => {
    out.text('before');
    out.clear();
    out.append(Uint8Array.of(0x41, 0x42));
  });
  expect(text).toBe('AB');
});
