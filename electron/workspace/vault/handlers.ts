/** The channels of encryption at rest. What opens a library goes from here to the keeper and nowhere else. */
import { success } from '../../../shared/contract/result.ts';
import { fileFailure } from '../../library/write-failure.ts';
import type { Handler } from '../handler.ts';

export const readVaultStatus: Handler<'vault.status'> = async ({ vault }) => success(await vault.status());

export const createVault: Handler<'vault.create'> = ({ vault }, { passphrase }) => vault.create(passphrase);

export const removeVault: Handler<'vault.remove'> = ({ vault }, { current }) => vault.remove(current);

export const continueConversion: Handler<'vault.continue'> = ({ vault }) => vault.goOn();

export const cancelConversion: Handler<'vault.cancel'> = async ({ vault }) => {
  vault.cancel();
  return success({});
};

export const removeBackups: Handler<'vault.removePlainBackups'> = ({ vault }, { names }) =>
  vault.removePlainBackups(names);

export const unlockVault: Handler<'vault.unlock'> = ({ vault }, secret) => vault.unlock(secret);

export const lockVault: Handler<'vault.lock'> = async ({ vault }) => success(await vault.lock());

/** The workspace has told the keeper already, as for every channel that stands for somebody at work. */
export const touchVault: Handler<'vault.touch'> = async () => success({});

export const changeVaultPassphrase: Handler<'vault.changePassphrase'> = ({ vault }, { current, next }) =>
  vault.changePassphrase(current, next);

export const makeVaultRecoveryKey: Handler<'vault.recoveryKey'> = ({ vault }, { current }) =>
  vault.recoveryKey(current);

export const writeLockSettings: Handler<'vault.settings'> = async ({ host, vault }, lock) => {
  try {
    host.preferences.write({ lock });
  } catch (error) {
    const kept = 'The settings on disk are unchanged.';
    return fileFailure('could-not-write', 'The settings could not be saved', error, kept);
  }
  return success(await vault.applySettings());
};
