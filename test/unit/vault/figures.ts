/** How long the vault takes here; the figures of docs/vault.md. `node test/unit/vault/figures.ts` */
import { randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import { openLine, sealLine } from '../../../electron/vault/line.ts';
import { chooseCost, measure } from '../../../electron/vault/scrypt.ts';
import { memoryOf } from '../../../electron/vault/scrypt-limits.ts';
import { createVault, makeRecoveryKey, unlock, unlockWithRecovery } from '../../../electron/vault/vault.ts';
import { vaultSealer } from '../../../electron/vault/vault-sealer.ts';
import { PASSPHRASE, valueOf } from './expecting.ts';

/** Median and least, in milliseconds: on a busy machine the least says more. */
type Times = { readonly median: number; readonly least: number };

const times = async (count: number, action: () => unknown): Promise<Times> => {
  const taken: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const start = performance.now();
    await action();
    taken.push(performance.now() - start);
  }
  const sorted = taken.toSorted((a, b) => a - b);
  return { median: sorted[count >> 1]!, least: sorted[0]! };
};
const inWords = (milliseconds: number): string =>
  milliseconds < 1 ? `${(milliseconds * 1000).toFixed(0)} µs` : `${milliseconds.toFixed(1)} ms`;
const say = (what: string, { median, least }: Times): void =>
  console.log(`${what.padEnd(44)} ${inWords(median).padStart(9)}, least ${inWords(least)}`);

console.log(`Node ${process.versions.node}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores`);
let N = 0;
const began = performance.now();
const { vault, dataKey } = valueOf(
  await createVault('figures', PASSPHRASE, { chooseCost: async () => (N = await chooseCost()) }),
);
const creation = performance.now() - began;
say(`create, with N = 2^${Math.log2(N)} (${Math.round(memoryOf(N) / 2 ** 20)} MiB) chosen`, {
  median: creation,
  least: creation,
});
const derivations: number[] = [];
for (let at = 0; at < 5; at += 1) derivations.push(await measure(N));
const least = Math.min(...derivations);
say('one derivation, elapsed or processor time', {
  median: derivations.toSorted((a, b) => a - b)[2]!,
  least,
});
say('unlock with the passphrase', await times(9, () => unlock(vault, PASSPHRASE)));
const recovery = valueOf(makeRecoveryKey({ vault, dataKey }));
say(
  'unlock with the recovery key',
  await times(99, () => unlockWithRecovery(recovery.vault, recovery.printed)),
);

const sealer = vaultSealer(dataKey);
for (const [what, size, count] of [
  ['a report of 1 MB', 1_000_000, 99],
  ['an attachment of 25 MB', 25_000_000, 9],
] as const) {
  const identity = size > 1_000_000 ? (`attachment:${'0'.repeat(64)}` as const) : 'report:a';
  const plain = randomBytes(size);
  const stored = sealer.seal(identity, plain);
  say(`seal ${what}`, await times(count, () => sealer.seal(identity, plain)));
  say(`open ${what}`, await times(count, () => valueOf(sealer.open(identity, stored))));
}
for (const size of [20, 300, 500]) {
  const plain = randomBytes(size);
  const line = sealLine(sealer, 'history:a:1', plain);
  say(
    `seal a line of ${size} bytes (${line.byteLength} stored)`,
    await times(9999, () => sealLine(sealer, 'history:a:1', plain)),
  );
  say(
    `open a line of ${size} bytes`,
    await times(9999, () => valueOf(openLine(sealer, 'history:a:1', line))),
  );
}
