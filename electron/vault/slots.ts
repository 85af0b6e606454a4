/** The two doors to a data key: the passphrase and the recovery key. Each holds the same key, wrapped for itself. */
import { randomBytes } from 'node:crypto';
import { type DataKey, recoveryWrappingKey } from './keys.ts';
import { passphraseBytes } from './passphrase.ts';
import { derive } from './scrypt.ts';
import { BLOCK_SIZE, PARALLELISM } from './scrypt-limits.ts';
import {
  associatedData,
  type PassphraseSlot,
  type RecoverySlot,
  type ScryptParameters,
  type SlotBinding,
  slotSum,
  type VaultFile,
  type Wrapped,
} from './vault-file.ts';
import { unwrap, wrap } from './wrap.ts';

type Library = Pick<VaultFile, 'libraryId' | 'keyCheck'>;

const SALT_BYTES = 32;

/** What came of trying a key on a slot. */
export type Tried = { readonly dataKey: DataKey } | 'wrong-key' | 'damaged';

const passphraseBinding = ({ libraryId, keyCheck }: Library, scrypt: ScryptParameters): SlotBinding => ({
  libraryId,
  keyCheck,
  slot: 'passphrase',
  parameters: scrypt,
});

const recoveryBinding = ({ libraryId, keyCheck }: Library, salt: string): SlotBinding => ({
  libraryId,
  keyCheck,
  slot: 'recovery',
  parameters: { salt },
});

/** Derives, uses and overwrites the key of a passphrase. Rejects where there is not enough memory. */
const withPassphraseKey = async <T>(
  passphrase: string,
  { salt, N }: ScryptParameters,
  use: (key: Uint8Array) => T,
): Promise<T> => {
  const secret = passphraseBytes(passphrase);
  try {
    const key = await derive(secret, Buffer.from(salt, 'base64'), N);
    try {
      return use(key);
    } finally {
      key.fill(0);
    }
  } finally {
    secret.fill(0);
  }
};

export const fillPassphraseSlot = async (
  library: Library,
  dataKey: DataKey,
  passphrase: string,
  N: number,
): Promise<PassphraseSlot> => {
  const salt = randomBytes(SALT_BYTES).toString('base64');
  const scrypt: ScryptParameters = { N, r: BLOCK_SIZE, p: PARALLELISM, salt };
  const binding = passphraseBinding(library, scrypt);
  const wrapped = await withPassphraseKey(passphrase, scrypt, (key) =>
    wrap(dataKey, key, associatedData(binding)),
  );
  return { scrypt, wrapped, sum: slotSum(binding, wrapped) };
};

export const fillRecoverySlot = (
  library: Library,
  dataKey: DataKey,
  recoveryKey: Uint8Array,
): RecoverySlot => {
  const salt = randomBytes(SALT_BYTES);
  const binding = recoveryBinding(library, salt.toString('base64'));
  const key = recoveryWrappingKey(recoveryKey, salt);
  const wrapped = wrap(dataKey, key, associatedData(binding));
  key.fill(0);
  return { salt: salt.toString('base64'), wrapped, sum: slotSum(binding, wrapped) };
};

/** Whether the slots are as they were written, as far as that can be told without a key. */
export const areSlotsIntact = (vault: VaultFile): boolean => {
  const { passphrase, recovery } = vault;
  const passphraseSum = slotSum(passphraseBinding(vault, passphrase.scrypt), passphrase.wrapped);
  return (
    passphraseSum === passphrase.sum &&
    (recovery === null || slotSum(recoveryBinding(vault, recovery.salt), recovery.wrapped) === recovery.sum)
  );
};

const judge = (
  dataKey: DataKey | null,
  binding: SlotBinding,
  slot: { readonly wrapped: Wrapped; readonly sum: string },
): Tried => {
  if (dataKey) return { dataKey };
  return slotSum(binding, slot.wrapped) === slot.sum ? 'wrong-key' : 'damaged';
};

/** Rejects where there is not enough memory. */
export const tryPassphrase = async (vault: VaultFile, passphrase: string): Promise<Tried> => {
  const { scrypt, wrapped } = vault.passphrase;
  const binding = passphraseBinding(vault, scrypt);
  const dataKey = await withPassphraseKey(passphrase, scrypt, (key) =>
    unwrap(wrapped, key, associatedData(binding)),
  );
  return judge(dataKey, binding, vault.passphrase);
};

export const tryRecoveryKey = (vault: VaultFile, slot: RecoverySlot, recoveryKey: Uint8Array): Tried => {
  const binding = recoveryBinding(vault, slot.salt);
  const key = recoveryWrappingKey(recoveryKey, Buffer.from(slot.salt, 'base64'));
  const dataKey = unwrap(slot.wrapped, key, associatedData(binding));
  key.fill(0);
  return judge(dataKey, binding, slot);
};
