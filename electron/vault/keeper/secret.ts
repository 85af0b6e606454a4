/** The data key that a passphrase or a recovery key opens; asked for again where more is at stake than reading. */
import type { Result } from '../../../shared/contract/result.ts';
import type { Secret } from '../../../shared/contract/vault.ts';
import type { DataKey } from '../keys.ts';
import { unlock, unlockWithRecovery } from '../vault.ts';
import type { VaultFile } from '../vault-file.ts';

/** The caller overwrites the key. */
export const keyOf = async (vault: VaultFile, secret: Secret): Promise<Result<DataKey>> =>
  'passphrase' in secret ? unlock(vault, secret.passphrase) : unlockWithRecovery(vault, secret.recoveryKey);
