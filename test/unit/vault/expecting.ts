/** What tests of the vault share: values out of results, failures by their code, and a vault that is made quickly. */
import type { Result } from '../../../shared/contract/result.ts';
import { MIN_N } from '../../../electron/vault/scrypt-limits.ts';
import { createVault, type Unlocked } from '../../../electron/vault/vault.ts';

export const PASSPHRASE = 'nine ducks cross a bridge';

/** The least that is accepted, so that tests need not wait. */
export const quick = { chooseCost: async () => MIN_N };

export const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** The code of a failure, '' where it is none. */
export const codeOf = (result: Result<unknown>): string => (result.ok ? '' : result.error.code);

const made = new Map<string, Promise<Unlocked>>();

/** A vault under PASSPHRASE, the same one for the same library; the key is a copy. */
export const newVault = async (libraryId = 'library-1'): Promise<Unlocked> => {
  const making =
    made.get(libraryId) ?? createVault(libraryId, PASSPHRASE, quick).then((result) => valueOf(result));
  made.set(libraryId, making);
  const { vault, dataKey } = await making;
  return { vault, dataKey: Buffer.from(dataKey) };
};

/** The bytes with some bits of one turned round. */
export const flipped = (bytes: Uint8Array, at: number, mask = 0x01): Uint8Array =>
  Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ mask : byte));
