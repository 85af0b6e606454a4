/** The life of a library's key: passphrase, recovery key, changes of both, and key files that were tampered with. */
import { describe, expect, test } from 'vitest';
import { keyCheck } from '../../../electron/vault/keys.ts';
import { chooseCost, measure, TARGET } from '../../../electron/vault/scrypt.ts';
import { FIRST_N, MAX_N, memoryOf, MIN_N } from '../../../electron/vault/scrypt-limits.ts';
import { fillPassphraseSlot } from '../../../electron/vault/slots.ts';
import {
  changePassphrase,
  createVault,
  makeRecoveryKey,
  unlock,
  unlockWithRecovery,
  withoutRecoveryKey,
} from '../../../electron/vault/vault.ts';
import { readVaultFile, type VaultFile } from '../../../electron/vault/vault-file.ts';
import { codeOf, newVault, PASSPHRASE, quick, valueOf } from './expecting.ts';

const reread = (vault: VaultFile): VaultFile => valueOf(readVaultFile(JSON.parse(JSON.stringify(vault))));
const flipBase64 = (text: string): string => {
  const bytes = Buffer.from(text, 'base64');
  bytes[3]! ^= 0x10;
  return bytes.toString('base64');
};

describe('a vault', () => {
  test('opens with its passphrase after a trip through JSON, and with no other', async () => {
    const { vault, dataKey } = await newVault();
    expect(dataKey.byteLength).toBe(32);
    expect(valueOf(await unlock(reread(vault), PASSPHRASE))).toEqual(dataKey);
    for (const wrong of ['', 'nine ducks cross a bridg', `${PASSPHRASE} `, PASSPHRASE.toUpperCase()]) {
      expect(codeOf(await unlock(vault, wrong)), wrong).toBe('wrong-passphrase');
    }
  });

  test('says neither its key nor its passphrase', async () => {
    const { vault, dataKey } = await newVault();
    const text = JSON.stringify(vault);
    expect(text).not.toContain(Buffer.from(dataKey).toString('base64').slice(0, 20));
    expect(text).not.toContain('ducks');
  });

  test('has a key and a salt of its own each time', async () => {
    const [a, b] = [await newVault('a'), await newVault('b')];
    expect(a.dataKey).not.toEqual(b.dataKey);
    expect(a.vault.passphrase.scrypt.salt).not.toBe(b.vault.passphrase.scrypt.salt);
  });

  test('takes the same words however the keyboard encodes them', async () => {
    const { vault, dataKey } = valueOf(await createVault('l', 'Café ﬁnance ＡＢＣ', quick));
    expect(valueOf(await unlock(vault, 'Cafe\u0301 finance ABC'))).toEqual(dataKey);
  });

  test.each([
    ['too short', 'elevenchars', 'has 11 characters'],
    ['short once normalised', 'e\u0301'.repeat(11), 'has 11 characters'],
    ['empty', '', 'has 0 characters'],
    ['half a character', `\ud83d${'x'.repeat(20)}`, 'half a character'],
    ['endless', 'x'.repeat(5000), 'at most 1024'],
  ])('refuses a new passphrase that is %s, before any work', async (_name, passphrase, words) => {
    const refuse = { chooseCost: () => Promise.reject(new Error('not to be reached')) };
    const result = await createVault('l', passphrase, refuse);
    expect(codeOf(result)).toBe('bad-request');
    expect(result.ok ? '' : result.error.message).toContain(words);
  });

  test('counts characters as people do outside the basic plane, and asks for no kinds of them', async () => {
    expect(codeOf(await createVault('l', '🦆'.repeat(11), quick))).toBe('bad-request');
    expect((await createVault('l', '🦆'.repeat(12), quick)).ok).toBe(true);
    expect((await createVault('l', 'aaaaaaaaaaaa', quick)).ok).toBe(true);
  });

  test('says so where the memory for a derivation is not to be had', async () => {
    const { vault } = await newVault();
    const { scrypt } = vault.passphrase;
    // Refused by readVaultFile; the derivation itself must not reject either.
    const absurd = { ...vault, passphrase: { ...vault.passphrase, scrypt: { ...scrypt, N: 2 ** 40 } } };
    expect(codeOf(await unlock(absurd, PASSPHRASE))).toBe('not-available');
  });
});

describe('a change of passphrase', () => {
  test('wraps the same key anew; the former passphrase opens nothing', async () => {
    const { vault, dataKey } = await newVault();
    const changed = valueOf(await changePassphrase({ vault, dataKey }, 'an entirely new one', quick));
    expect(valueOf(await unlock(changed, 'an entirely new one'))).toEqual(dataKey);
    expect(codeOf(await unlock(changed, PASSPHRASE))).toBe('wrong-passphrase');
    expect(changed.keyCheck).toBe(vault.keyCheck);
    expect(changed.passphrase.scrypt.salt).not.toBe(vault.passphrase.scrypt.salt);
  });

  test('keeps the recovery key', async () => {
    const { vault: first, dataKey } = await newVault();
    const { vault, printed } = valueOf(makeRecoveryKey({ vault: first, dataKey }));
    const changed = valueOf(await changePassphrase({ vault, dataKey }, 'an entirely new one', quick));
    expect(valueOf(unlockWithRecovery(changed, printed))).toEqual(dataKey);
  });

  test('never wraps a key that was overwritten by a lock meanwhile', async () => {
    const { vault, dataKey } = await newVault();
    const before = Buffer.from(dataKey);
    const chooseLate = async () => {
      dataKey.fill(0);
      return MIN_N;
    };
    const changed = valueOf(
      await changePassphrase({ vault, dataKey }, 'an entirely new one', { chooseCost: chooseLate }),
    );
    expect(Buffer.from(valueOf(await unlock(changed, 'an entirely new one')))).toEqual(before);
  });

  test('is refused with the key of another library', async () => {
    const [a, b] = [await newVault('a'), await newVault('b')];
    const mixed = { vault: a.vault, dataKey: b.dataKey };
    expect(codeOf(await changePassphrase(mixed, 'an entirely new one', quick))).toBe('wrong-file');
    expect(codeOf(makeRecoveryKey(mixed))).toBe('wrong-file');
  });
});

describe('a recovery key', () => {
  test('opens the library; a newer one takes its place; it can be withdrawn', async () => {
    const { vault, dataKey } = await newVault();
    expect(codeOf(unlockWithRecovery(vault, 'ANY'))).toBe('not-available');
    const first = valueOf(makeRecoveryKey({ vault, dataKey }));
    expect(valueOf(unlockWithRecovery(reread(first.vault), first.printed))).toEqual(dataKey);
    const second = valueOf(makeRecoveryKey({ vault: first.vault, dataKey }));
    expect(second.printed).not.toBe(first.printed);
    expect(codeOf(unlockWithRecovery(second.vault, first.printed))).toBe('wrong-passphrase');
    expect(valueOf(unlockWithRecovery(second.vault, second.printed))).toEqual(dataKey);
    expect(codeOf(unlockWithRecovery(withoutRecoveryKey(second.vault), second.printed))).toBe(
      'not-available',
    );
    expect(valueOf(await unlock(second.vault, PASSPHRASE))).toEqual(dataKey);
  });

  test('that is mistyped is told apart from that of another library', async () => {
    const [a, b] = [await newVault('a'), await newVault('b')];
    const own = valueOf(makeRecoveryKey(a));
    const other = valueOf(makeRecoveryKey(b));
    const mistyped = own.printed.replace(/.$/, (last) => (last === '7' ? '8' : '7'));
    expect(codeOf(unlockWithRecovery(own.vault, mistyped))).toBe('unreadable-input');
    expect(codeOf(unlockWithRecovery(own.vault, other.printed))).toBe('wrong-passphrase');
  });
});

describe('a key file that was changed', () => {
  const parts: [string, (vault: VaultFile) => VaultFile][] = [
    ['the salt', (v) => withScrypt(v, { salt: flipBase64(v.passphrase.scrypt.salt) })],
    ['the cost', (v) => withScrypt(v, { N: v.passphrase.scrypt.N * 2 })],
    ['the wrapped key', (v) => withWrapped(v, { key: flipBase64(v.passphrase.wrapped.key) })],
    ['the nonce', (v) => withWrapped(v, { nonce: flipBase64(v.passphrase.wrapped.nonce) })],
    ['the tag', (v) => withWrapped(v, { tag: flipBase64(v.passphrase.wrapped.tag) })],
    ['the library', (v) => ({ ...v, libraryId: 'another' })],
    ['the key check', (v) => ({ ...v, keyCheck: flipBase64(v.keyCheck) })],
  ];
  const withScrypt = (v: VaultFile, scrypt: Partial<VaultFile['passphrase']['scrypt']>): VaultFile => ({
    ...v,
    passphrase: { ...v.passphrase, scrypt: { ...v.passphrase.scrypt, ...scrypt } },
  });
  const withWrapped = (v: VaultFile, wrapped: Partial<VaultFile['passphrase']['wrapped']>): VaultFile => ({
    ...v,
    passphrase: { ...v.passphrase, wrapped: { ...v.passphrase.wrapped, ...wrapped } },
  });

  test.each(parts)('in %s is damaged, not a wrong passphrase', async (_name, change) => {
    const { vault } = await newVault();
    const changed = change(vault);
    expect(readVaultFile(changed).ok).toBe(true);
    expect(codeOf(await unlock(changed, PASSPHRASE))).toBe('damaged');
  });

  test('in its checksum alone still opens: the tag is what counts', async () => {
    const { vault, dataKey } = await newVault();
    const changed = { ...vault, passphrase: { ...vault.passphrase, sum: flipBase64(vault.passphrase.sum) } };
    expect(valueOf(await unlock(changed, PASSPHRASE))).toEqual(dataKey);
  });

  test('in the recovery slot leaves the passphrase working, and the other way round', async () => {
    const { vault: first, dataKey } = await newVault();
    const { vault, printed } = valueOf(makeRecoveryKey({ vault: first, dataKey }));
    const recovery = vault.recovery!;
    const bad = { ...recovery, wrapped: { ...recovery.wrapped, tag: flipBase64(recovery.wrapped.tag) } };
    expect(codeOf(unlockWithRecovery({ ...vault, recovery: bad }, printed))).toBe('damaged');
    expect(valueOf(await unlock({ ...vault, recovery: bad }, PASSPHRASE))).toEqual(dataKey);
    const other = withWrapped(vault, { tag: flipBase64(vault.passphrase.wrapped.tag) });
    expect(valueOf(unlockWithRecovery(other, printed))).toEqual(dataKey);
  });

  test('with a slot of another library does not open that library here', async () => {
    const [a, b] = [await newVault('a'), await newVault('b')];
    const mixed = { ...a.vault, passphrase: b.vault.passphrase };
    expect(codeOf(await unlock(mixed, PASSPHRASE))).toBe('damaged');
  });

  test('to promise another data key than it wraps is damaged', async () => {
    const { vault, dataKey } = await newVault();
    const lying = { libraryId: vault.libraryId, keyCheck: keyCheck(Buffer.alloc(32), vault.libraryId) };
    const passphrase = await fillPassphraseSlot(lying, dataKey, PASSPHRASE, MIN_N);
    expect(codeOf(await unlock({ ...vault, ...lying, passphrase }, PASSPHRASE))).toBe('damaged');
  });

  test.each([
    ['100 GB of memory', { N: 2 ** 27 }],
    ['an hour of work', { p: 4096 }],
    ['huge blocks', { r: 1024 }],
    ['next to no work', { N: 2 }],
    ['N that is no power of two', { N: 2 ** 16 + 1 }],
    ['a negative N', { N: -(2 ** 16) }],
    ['N that is no number', { N: '65536' }],
    ['a short salt', { salt: 'AAAA' }],
    ['a salt that is no Base64', { salt: '*'.repeat(44) }],
  ])('to ask for %s is refused before any work', async (_name, scrypt) => {
    const { vault } = await newVault();
    const hostile = {
      ...vault,
      passphrase: { ...vault.passphrase, scrypt: { ...vault.passphrase.scrypt, ...scrypt } },
    };
    const result = readVaultFile(hostile);
    expect(codeOf(result)).toBe('damaged');
    expect(result.ok ? '' : result.error.message).toContain('vault.passphrase.scrypt');
    expect(result.ok ? '' : result.error.next).toContain('backup');
  });

  test('is refused where it is no key file, or one of a newer version', async () => {
    const { vault } = await newVault();
    for (const wrong of [null, [], 'vault', {}, { ...vault, more: 1 }, { ...vault, keyCheck: undefined }]) {
      expect(codeOf(readVaultFile(wrong))).toBe('damaged');
    }
    expect(codeOf(readVaultFile({ ...vault, version: 2, more: 1 }))).toBe('newer-version');
  });
});

describe('the cost', () => {
  test('is the least N whose shorter run of two takes long enough', async () => {
    const per = (milliseconds: number) => (N: number) => Promise.resolve((N / FIRST_N) * milliseconds);
    expect(await chooseCost(per(300))).toBe(FIRST_N);
    expect(await chooseCost(per(100))).toBe(MAX_N);
    expect(await chooseCost(per(130))).toBe(FIRST_N * 2);
    expect(await chooseCost(per(1))).toBe(MAX_N);
  });

  test('is not lowered by a busy moment', async () => {
    const runs = [900, 200, 300, 300];
    expect(await chooseCost(() => Promise.resolve(runs.shift()!))).toBe(FIRST_N * 2);
  });

  test('takes at least 250 ms on this machine, off the thread that asked', async () => {
    const seen = new Map<number, number[]>();
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 10);
    const N = await chooseCost(async (cost) => {
      const time = await measure(cost);
      seen.set(cost, [...(seen.get(cost) ?? []), time]);
      return time;
    });
    clearInterval(ticking);
    // At the most there is, it takes what it takes.
    const least = N < MAX_N ? Math.min(...seen.get(N)!) : TARGET;
    expect(least).toBeGreaterThanOrEqual(TARGET);
    expect(turns).toBeGreaterThan(5);
    console.log(
      `scrypt: N = 2^${Math.log2(N)}, ${Math.round(Math.min(...(seen.get(N) ?? [0])))} ms, ${memoryOf(N) / 2 ** 20} MiB`,
    );
  });
});
