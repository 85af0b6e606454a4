import { describe, expect, it } from 'vitest';
import { fuses, setFuses } from '../../../electron/package/fuses.ts';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** A binary with a fuse wire in it, as Electron has one. */
const binary = (wire: string, version = 1): Buffer =>
  Buffer.concat([
    Buffer.from(`code${sentinel}`),
    Buffer.from([version, wire.length]),
    Buffer.from(`${wire}more code`),
  ]);

describe('fuses', () => {
  it('are all nine set, and nothing else is changed', () => {
    const set = setFuses(binary('101110011'));
    expect(set.toString('latin1')).toBe(binary('010011001').toString('latin1'));
    expect(fuses).toHaveLength(9);
  });

  it('are set in both halves of a universal binary', () => {
    const both = Buffer.concat([binary('111111111'), binary('111111111')]);
    expect(setFuses(both).equals(Buffer.concat([binary('010011001'), binary('010011001')]))).toBe(true);
  });

  it.each([
    ['one more than is named', binary('1111111111'), /10 fuses, 9 are named/],
    ['one less', binary('11111111'), /8 fuses, 9 are named/],
    ['another version', binary('111111111', 2), /version 2/],
    ['a removed one', binary('1r1111111'), /cookieEncryption was removed/],
    ['none', Buffer.from('code'), /no fuses/],
  ])('stop packaging where Electron has %s', (_what, given, message) => {
    expect(() => setFuses(given)).toThrow(message);
  });
});
