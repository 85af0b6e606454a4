/**
 * The life of a library's key: made once, opened with the passphrase or the recovery key, wrapped anew when either is
 * replaced. The data key itself never changes, so that no report is rewritten. Nothing here writes a file or rejects.
 */
import { randomBytes } from 'node:crypto';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import { type DataKey, isKeyOf, KEY_BYTES, keyCheck } from './keys.ts';
import { checkPassphrase } from './passphrase.ts';
import { printRecoveryKey, readRecoveryKey, RECOVERY_KEY_BYTES } from './recovery-key.ts';
import { chooseCost } from './scrypt.ts';
import { memoryOf } from './scrypt-limits.ts';
import { fillPassphraseSlot, fillRecoverySlot, type Tried, tryPassphrase, tryRecoveryKey } from './slots.ts';
import { vaultFile, type VaultFile } from './vault-file.ts';

export type VaultDeps = {
  /** The N of scrypt for a new passphrase; measured on this machine unless said otherwise. */
  readonly chooseCost?: () => Promise<number>;
};

export type Unlocked = { readonly vault: VaultFile; readonly dataKey: DataKey };

const kept = 'Nothing was changed.';

const damaged = failure(
  'damaged',
  'The key file of the library is damaged or was changed: as it is, nothing opens it.',
  { kept, next: 'Put library.json back from a backup of this library, then try again.' },
);

const noMemory = (N: number) =>
  failure(
    'not-available',
    `The passphrase could not be worked on: it needs ${Math.round(memoryOf(N) / 2 ** 20)} MB of memory.`,
    { kept, next: 'Close other programs and try again.' },
  );

const notItsKey = failure('wrong-file', 'The key at hand is not the key of this library.', {
  kept,
  next: 'Lock the library and unlock it again.',
});

/** The outcome for the caller; a data key that is not this library's is overwritten. */
const judge = (vault: VaultFile, tried: Tried, wrong: ReturnType<typeof failure>): Result<DataKey> => {
  if (tried === 'wrong-key') return wrong;
  if (tried === 'damaged') return damaged;
  if (isKeyOf(tried.dataKey, vault)) return success(tried.dataKey);
  tried.dataKey.fill(0);
  return damaged;
};

const setPassphrase = async (
  library: Pick<VaultFile, 'libraryId' | 'keyCheck'>,
  dataKey: DataKey,
  passphrase: string,
  deps: VaultDeps,
): Promise<Result<VaultFile['passphrase']>> => {
  const checked = checkPassphrase(passphrase);
  if (!checked.ok) return checked;
  let N = 0;
  try {
    N = await (deps.chooseCost ?? chooseCost)();
    return success(await fillPassphraseSlot(library, dataKey, passphrase, N));
  } catch {
    return noMemory(N);
  }
};

/**
 * A new data key under a passphrase, for a library of this identifier. The caller keeps the key file, and overwrites the
 * key when it is done with it.
 */
export const createVault = async (
  libraryId: string,
  passphrase: string,
  deps: VaultDeps = {},
): Promise<Result<Unlocked>> => {
  const dataKey = randomBytes(KEY_BYTES);
  const library = { libraryId, keyCheck: keyCheck(dataKey, libraryId) };
  const slot = await setPassphrase(library, dataKey, passphrase, deps);
  if (!slot.ok) return slot;
  return success({ vault: vaultFile({ ...library, passphrase: slot.value, recovery: null }), dataKey });
};

/** The data key; "wrong-passphrase", or "damaged" where the key file itself was changed. */
export const unlock = async (vault: VaultFile, passphrase: string): Promise<Result<DataKey>> => {
  try {
    const wrong = failure('wrong-passphrase', 'This is not the passphrase of the library.', {
      kept,
      next: 'Try again: capitals and spaces count. The recovery key opens the library too, if one was printed.',
    });
    return judge(vault, await tryPassphrase(vault, passphrase), wrong);
  } catch {
    return noMemory(vault.passphrase.scrypt.N);
  }
};

/** The data key; "unreadable-input" for a typing error, "wrong-passphrase" for a well-typed key that opens nothing. */
export const unlockWithRecovery = (vault: VaultFile, typed: string): Result<DataKey> => {
  if (!vault.recovery) {
    return failure('not-available', 'No recovery key was made for this library.', {
      kept,
      next: 'Unlock it with its passphrase.',
    });
  }
  const read = readRecoveryKey(typed);
  if (!read.ok) return read;
  const wrong = failure(
    'wrong-passphrase',
    'The recovery key is typed correctly, but it does not open this library.',
    { kept, next: 'It may be that of another library, or one that was replaced by a newer one.' },
  );
  const tried = tryRecoveryKey(vault, vault.recovery, read.value);
  read.value.fill(0);
  return judge(vault, tried, wrong);
};

/**
 * The key file with the data key under a new passphrase; the recovery key stays. The former passphrase still opens older
 * copies of the key file, such as those in backups.
 */
export const changePassphrase = async (
  { vault, dataKey }: Unlocked,
  passphrase: string,
  deps: VaultDeps = {},
): Promise<Result<VaultFile>> => {
  // A copy of its own: where the library is locked meanwhile, an overwritten key must not be what is wrapped.
  const own = Buffer.from(dataKey);
  try {
    if (!isKeyOf(own, vault)) return notItsKey;
    const slot = await setPassphrase(vault, own, passphrase, deps);
    return slot.ok ? success({ ...vault, passphrase: slot.value }) : slot;
  } finally {
    own.fill(0);
  }
};

export type NewRecoveryKey = {
  readonly vault: VaultFile;
  /** To be shown once, on paper, and never stored. */
  readonly printed: string;
};

/** A recovery key and the key file that it opens; one made before opens that file no more. */
export const makeRecoveryKey = ({ vault, dataKey }: Unlocked): Result<NewRecoveryKey> => {
  if (!isKeyOf(dataKey, vault)) return notItsKey;
  const key = randomBytes(RECOVERY_KEY_BYTES);
  const recovery = fillRecoverySlot(vault, dataKey, key);
  const printed = printRecoveryKey(key);
  key.fill(0);
  return success({ vault: { ...vault, recovery }, printed });
};

/** The key file without a recovery key: only the passphrase opens it then. */
export const withoutRecoveryKey = (vault: VaultFile): VaultFile => ({ ...vault, recovery: null });
