/** Sealed bytes: they open as what they are and as nothing else, and each way of being wrong has a name of its own. */
import { createCipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Identity, plainSealer } from '../../../electron/library/sealer.ts';
import { claimedLineIdentity, isSealedLine, openLine, sealLine } from '../../../electron/vault/line.ts';
import { claimedIdentity, isSealed } from '../../../electron/vault/sealed-bytes.ts';
import { vaultSealer } from '../../../electron/vault/vault-sealer.ts';
import { runs } from '../../setup/runs.ts';
import { codeOf, flipped, valueOf } from './expecting.ts';

const dataKey = randomBytes(32);
const sealer = vaultSealer(dataKey);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const sha256 = createHash('sha256').update('evidence').digest('hex');
const identities: Identity[] = ['report:k3f9', 'history:k3f9:12', `attachment:${sha256}`, 'index:search'];

describe.each(identities)('what is sealed as %s', (identity) => {
  test('opens byte for byte, and says nothing in the clear', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (plain) => {
        const stored = sealer.seal(identity, plain);
        expect(Buffer.from(valueOf(sealer.open(identity, stored)))).toEqual(Buffer.from(plain));
        expect(plain.length < 8 || Buffer.from(stored).includes(Buffer.from(plain))).toBe(plain.length < 8);
      }),
      runs(200),
    );
  });

  test('is never the same twice', () => {
    const seen = Array.from({ length: 50 }, () =>
      Buffer.from(sealer.seal(identity, text('same'))).toString('hex'),
    );
    expect(new Set(seen).size).toBe(50);
    const end = 4 + 1 + 8 + 2 + Buffer.byteLength(claimedIdentity(Buffer.from(seen[0]!, 'hex'))!) + 4;
    for (const [from, to] of [
      [end, end + 16],
      [end + 16, end + 28],
    ] as const) {
      expect(new Set(seen.map((hex) => hex.slice(2 * from, 2 * to))).size, `salt, nonce`).toBe(50);
    }
  });

  test('fails as damaged whichever byte is changed', () => {
    const stored = sealer.seal(identity, text('the summary of the incident'));
    const codes = Array.from(stored, (_, at) =>
      codeOf(sealer.open(identity, flipped(stored, at, 1 << (at % 8)))),
    );
    expect(codes).toEqual(Array.from(stored, () => 'damaged'));
  });

  test('fails as damaged wherever it is cut or lengthened', () => {
    const stored = sealer.seal(identity, text('the summary of the incident'));
    for (let length = 4; length < stored.byteLength; length += 1) {
      expect(codeOf(sealer.open(identity, stored.subarray(0, length))), `${length} bytes`).toBe('damaged');
    }
    const longer = sealer.open(identity, Buffer.concat([stored, text('x')]));
    expect(longer.ok ? '' : longer.error.message).toContain('added after its end');
    const shorter = sealer.open(identity, stored.subarray(0, -1));
    expect(shorter.ok ? '' : shorter.error.message).toContain('its end is missing');
  });

  test('is told apart as exchanged, plain, of another library, of a newer version', () => {
    const stored = sealer.seal(identity, text('content'));
    const all: Identity[] = [...identities, 'report:k3f8', 'history:k3f9:13'];
    for (const other of all.filter((candidate) => candidate !== identity)) {
      expect(codeOf(sealer.open(other, stored))).toBe('wrong-file');
    }
    expect(codeOf(sealer.open(identity, text('{"format":"debrief-report"}')))).toBe('not-encrypted');
    expect(codeOf(sealer.open(identity, new Uint8Array()))).toBe('not-encrypted');
    expect(codeOf(vaultSealer(randomBytes(32)).open(identity, stored))).toBe('wrong-file');
    // A version that is authentic to its writer differs in more than one byte from ours.
    const newer = Uint8Array.from(stored);
    newer[4] = 2;
    newer[newer.length - 1]! ^= 0xff;
    expect(codeOf(sealer.open(identity, newer))).toBe('newer-version');
  });
});

test('every failure says what was kept and what to do', () => {
  const stored = sealer.seal('report:a', text('content'));
  const results = [
    sealer.open('report:b', stored),
    sealer.open('report:a', flipped(stored, 40)),
    sealer.open('report:a', stored.subarray(0, 20)),
    sealer.open('report:a', text('{}')),
    vaultSealer(randomBytes(32)).open('report:a', stored),
  ];
  for (const result of results) {
    const { kept, next } = result.ok ? { kept: '', next: '' } : result.error;
    expect(kept).toContain('left as it is');
    expect(next).not.toBe('');
  }
  const [swapped] = results;
  expect(swapped!.ok ? '' : swapped!.error.message).toBe(
    'The report b was exchanged: its file holds, whole and unchanged, the report a.',
  );
});

test('the format is what docs/vault.md says: another program can open it', () => {
  const key = Buffer.alloc(32, 7);
  const plain = text('{"seq":1}');
  const stored = Buffer.from(vaultSealer(key).seal('history:a:1', plain));
  const derived = (from: Uint8Array, salt: Uint8Array | string, info: string, length: number) =>
    Buffer.from(hkdfSync('sha256', from, salt, info, length));
  const at = 4 + 1 + 8 + 2 + 'history:a:1'.length;
  expect(stored.subarray(0, 5).toString('hex')).toBe('8944425301');
  expect(stored.subarray(5, 13)).toEqual(derived(key, '', 'debrief vault 1 key id', 8));
  expect(stored.toString('utf8', 15, at)).toBe('history:a:1');
  expect(stored.readUInt32BE(at)).toBe(plain.byteLength);
  const salt = stored.subarray(at + 4, at + 20);
  const nonce = stored.subarray(at + 20, at + 32);
  const lines = derived(key, '', 'debrief vault 1 lines', 32);
  const cipher = createCipheriv('aes-256-gcm', derived(lines, salt, 'debrief vault 1 sealing', 32), nonce);
  cipher.setAAD(stored.subarray(0, at + 32));
  const expected = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  expect(stored.subarray(at + 32)).toEqual(expected);
});

test('an attachment is named by an HMAC, and its hash is nowhere to be seen', () => {
  const name = sealer.attachmentName(sha256);
  const names = Buffer.from(hkdfSync('sha256', dataKey, '', 'debrief vault 1 names', 32));
  expect(name).toBe(createHmac('sha256', names).update(sha256).digest('hex'));
  expect(vaultSealer(randomBytes(32)).attachmentName(sha256)).not.toBe(name);
  const stored = Buffer.from(sealer.seal(`attachment:${sha256}`, text('evidence')));
  expect(claimedIdentity(stored)).toBe(`attachment:${name}`);
  expect(stored.includes(sha256)).toBe(false);
  expect(stored.includes(Buffer.from(sha256, 'hex'))).toBe(false);
});

test('no bytes at all make opening throw', () => {
  const stored = sealer.seal('report:a', text('content'));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(stored.byteLength - 1), (noise, length) => {
      expect(sealer.open('report:a', noise).ok).toBe(false);
      expect(sealer.open('report:a', Buffer.concat([stored.subarray(0, length), noise])).ok).toBe(false);
    }),
    runs(500),
  );
});

describe('a line of a journal', () => {
  const identity = 'history:k3f9:12';
  const plain = text('{"seq":12,"author":"Šárka"}');

  test('stays one line, opens, and says what it is', () => {
    const line = sealLine(sealer, identity, plain);
    expect(Buffer.from(line).toString('latin1')).toMatch(/^[A-Za-z0-9+/=]+$/);
    expect(isSealedLine(line)).toBe(true);
    expect(claimedLineIdentity(line)).toBe(identity);
    expect(Buffer.from(valueOf(openLine(sealer, identity, line)))).toEqual(Buffer.from(plain));
  });

  test('is stored as it is without a vault', () => {
    for (const line of [plain, text('null'), text('abcd'), text('')]) {
      expect(sealLine(plainSealer, identity, line)).toBe(line);
      expect(valueOf(openLine(plainSealer, identity, line))).toBe(line);
    }
    expect(isSealedLine(plain)).toBe(false);
    expect(claimedLineIdentity(plain)).toBeNull();
  });

  test('fails as damaged whichever character is changed, and as plain where it is', () => {
    const line = sealLine(sealer, identity, plain);
    for (let at = 0; at < line.byteLength; at += 1) {
      const result = openLine(sealer, identity, flipped(line, at, 0x02));
      expect(result.ok, `character ${at}`).toBe(false);
      expect(codeOf(result)).toMatch(at < 6 ? /^(?:damaged|not-encrypted)$/ : /^damaged$/);
    }
    for (let length = 8; length < line.byteLength; length += 1) {
      expect(codeOf(openLine(sealer, identity, line.subarray(0, length)))).toBe('damaged');
    }
    expect(codeOf(openLine(sealer, identity, plain))).toBe('not-encrypted');
    expect(codeOf(openLine(sealer, 'history:k3f9:13', line))).toBe('wrong-file');
  });
});

test('a sealer whose keys were overwritten opens nothing and seals nothing', () => {
  const own = vaultSealer(dataKey);
  const stored = own.seal('report:a', text('content'));
  own.destroy();
  expect(codeOf(own.open('report:a', stored))).toBe('locked');
  expect(() => own.seal('report:a', text('content'))).toThrow('the library is locked');
  expect(() => own.attachmentName(sha256)).toThrow('the library is locked');
});

test('a plain library can see that a file is sealed', () => {
  expect(isSealed(sealer.seal('report:a', text('x')))).toBe(true);
  expect(isSealed(text('{}'))).toBe(false);
  expect(isSealed(new Uint8Array())).toBe(false);
});
