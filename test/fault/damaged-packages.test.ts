/** Packages that were harmed on their way, and encrypted ones: damage and a wrong passphrase are told apart. */
import { createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, scryptSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../shared/contract/result.ts';
import { openPackageBytes } from '../../electron/package-file/read.ts';
import { content, history, log, open, refusal } from '../setup/hostile.ts';
import { begun, contentOf, encryptionWith, readOptions, withAttachment, written } from '../setup/packaged.ts';

describe('damage', () => {
  const small = withAttachment(begun(), Buffer.from('x'));

  test('a byte flipped anywhere: refused, or the content is the same', async () => {
    const bytes = await written(contentOf(small, [Buffer.from('x')]));
    const original = await open(bytes).then((result) => (result.ok ? content(result.value) : ''));
    const same: string[] = [];
    const refused: Failure[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1 << (at % 8);
      const result = await open(flipped);
      if (result.ok) same.push(await content(result.value));
      else refused.push(result.error);
    }
    console.log(
      `${bytes.length} bytes flipped one by one: ${same.length} left the content the same, ${refused.length} were refused.`,
    );
    expect(same.every((one) => one === original)).toBe(true);
    expect(same.length).toBeLessThan(10);
    expect(refused.every(({ kept }) => kept === 'Nothing was stored.')).toBe(true);
    expect(refused.filter(({ code }) => code === 'internal')).toEqual([]);
  });

  test('cut off at any length: refused', async () => {
    const bytes = await written(contentOf(small, [Buffer.from('x')]));
    for (let length = 0; length < bytes.length; length += 1) {
      expect((await refusal(bytes.subarray(0, length))).code).toBe('unreadable-input');
    }
  });

  test('in an encrypted package each flipped byte and each lost byte is damage, not a wrong passphrase', async () => {
    const encryption = encryptionWith('secret');
    const bytes = await written(contentOf(small, [Buffer.from('x')]), { encryption });
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 0x10;
      const { code } = await refusal(flipped, { passphrase: 'secret' });
      expect(code).toBe(at === 14 ? 'newer-version' : 'unreadable-input');
      expect((await refusal(bytes.subarray(0, at), { passphrase: 'secret' })).code).toBe('unreadable-input');
    }
  });

  test('chunks of an encrypted package that are swapped, repeated, left out or cut off', async () => {
    const big = Buffer.from(Array.from({ length: 400_000 }, (_, at) => (at * 7919) % 253));
    const packed = contentOf(withAttachment(begun(), big), [big]);
    const bytes = await written(packed, { encryption: encryptionWith('secret') });
    const [header, chunk] = [82, 65_536 + 16];
    const parts = Array.from({ length: Math.ceil((bytes.length - header) / chunk) }, (_, at) =>
      bytes.subarray(header + at * chunk, header + (at + 1) * chunk),
    );
    expect(parts.length).toBeGreaterThan(2);
    const [first, second, ...rest] = parts;
    const joined = (...pieces: (Uint8Array | undefined)[]): Buffer =>
      Buffer.concat([bytes.subarray(0, header), ...pieces.filter((piece) => piece !== undefined)]);
    expect((await open(joined(first, second, ...rest), { passphrase: 'secret' })).ok).toBe(true);
    for (const harmed of [
      joined(second, first, ...rest),
      joined(first, first, ...rest),
      joined(second, ...rest),
      joined(first, second, ...rest, rest.at(-1)),
      joined(),
    ]) {
      // Noticed by the encryption itself, before the archive inside is looked at.
      expect((await refusal(harmed, { passphrase: 'secret' })).message).toMatch(/^The encrypted package /);
    }
    const cut = await refusal(joined(first, second), { passphrase: 'secret' });
    expect(cut.message).toBe('The encrypted package is not complete: its end is missing.');
  });
});

describe('passphrases', () => {
  const sealed = (passphrase: string) =>
    written(contentOf(history, [log]), { encryption: encryptionWith(passphrase) });

  test('no passphrase, a wrong one, the right one', async () => {
    const bytes = await sealed('Größe 1');
    expect((await refusal(bytes)).code).toBe('passphrase-needed');
    for (const wrong of ['', 'größe 1', 'Größe 1 ', 'Grösse 1']) {
      expect((await refusal(bytes, { passphrase: wrong })).code).toBe('wrong-passphrase');
    }
    for (const right of ['Größe 1', 'Gro\u0308ße 1', 'Größe\u00a01', 'Größe １']) {
      expect((await open(bytes, { passphrase: right })).ok).toBe(true);
    }
  });

  test('nothing of the report can be read in the bytes', async () => {
    const bytes = Buffer.from(await sealed('secret'));
    for (const word of [
      'Words',
      'report.json',
      'debrief-package',
      'disk full',
      history.report.id,
      'PK\u0003\u0004',
    ]) {
      expect(bytes.includes(word)).toBe(false);
    }
  });

  test('the encryption is the one that is written down: another hand opens it', async () => {
    const big = randomBytes(200_000);
    const packed = contentOf(withAttachment(begun(), big), [big]);
    const plain = await written(packed);
    const bytes = Buffer.from(await written(packed, { encryption: encryptionWith('Größe') }));
    const master = scryptSync('Größe', bytes.subarray(18, 34), 32, { N: 2 ** 10, r: 8, p: 1 });
    const keyFor = (purpose: string): Buffer =>
      Buffer.from(hkdfSync('sha256', master, '', `debrief-package ${purpose}`, 32));
    const check = createHmac('sha256', keyFor('key check')).update(bytes.subarray(0, 34)).digest();
    expect(check.equals(bytes.subarray(34, 66))).toBe(true);
    const opened: Buffer[] = [];
    for (let at = 82, number = 0; at < bytes.length; at += 65_552, number += 1) {
      const chunk = bytes.subarray(at, at + 65_552);
      const nonce = Buffer.alloc(12);
      nonce[10] = number;
      nonce[11] = at + 65_552 >= bytes.length ? 1 : 0;
      const cipher = createDecipheriv('aes-256-gcm', keyFor('content'), nonce);
      cipher.setAAD(bytes.subarray(0, 82));
      cipher.setAuthTag(chunk.subarray(-16));
      opened.push(cipher.update(chunk.subarray(0, -16)), cipher.final());
    }
    expect(Buffer.concat(opened).equals(plain)).toBe(true);
  });

  test('without other orders the work is scrypt with N = 2^17, r = 8, p = 1', async () => {
    const bytes = await written(contentOf(history, [log]), {
      encryption: { passphrase: 'secret', randomBytes },
    });
    expect([...bytes.subarray(14, 18)]).toEqual([1, 17, 8, 1]);
    const started = performance.now();
    expect(await openPackageBytes(bytes, readOptions({ passphrase: 'secret' }))).toMatchObject({ ok: true });
    console.log(`An encrypted package was opened in ${Math.round(performance.now() - started)} ms.`);
  });

  test('an empty passphrase is refused when writing', async () => {
    await expect(sealed('')).rejects.toThrow('An empty passphrase protects nothing.');
  });

  test.each([
    { logN: 40, r: 8, p: 1 },
    { logN: 255, r: 255, p: 255 },
    { logN: 17, r: 255, p: 1 },
    { logN: 17, r: 8, p: 200 },
    { logN: 0, r: 8, p: 1 },
    { logN: 17, r: 0, p: 1 },
  ])('scrypt with $logN, $r, $p is refused before it begins', async ({ logN, r, p }) => {
    const bytes = Buffer.from(await sealed('secret'));
    bytes.set([logN, r, p], 15);
    bytes.set(createHash('sha256').update(bytes.subarray(0, 66)).digest().subarray(0, 16), 66);
    const started = performance.now();
    const never = () => Promise.reject(new Error('scrypt was begun'));
    const { message, code } = await refusal(bytes, { passphrase: 'secret', stretch: never });
    expect(code).toBe('unreadable-input');
    expect(message).toContain(`N = 2^${logN}, r = ${r}, p = ${p}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
