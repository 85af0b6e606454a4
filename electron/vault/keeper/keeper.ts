/**
 * The one who knows whether a library may be read and written right now: plain, locked, unlocked, being converted. All use of
 * a library goes through `use`; locks and conversions wait for what is at work, and nobody else gets in meanwhile.
 */
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import type { ConversionReport, LockSettings, Secret, VaultStatus } from '../../../shared/contract/vault.ts';
import { plainSealer, type Sealer } from '../../library/sealer.ts';
import { createTurns } from '../../library/turns.ts';
import { fileFailure } from '../../library/write-failure.ts';
import { removePlainBackups } from '../convert/backups.ts';
import { type Conversion, continueConversion, decryptLibrary, encryptLibrary } from '../convert/convert.ts';
import { type LibraryPlace, type Protection, readManifest, writeManifest } from '../convert/manifest.ts';
import type { Watch } from '../convert/pass.ts';
import { locked } from '../failures.ts';
import type { DataKey } from '../keys.ts';
import { createVaultSession, type SessionKeychain, type Timers, type VaultSession } from '../session.ts';
import { changePassphrase, createVault, makeRecoveryKey, type VaultDeps } from '../vault.ts';
import type { VaultFile } from '../vault-file.ts';
import { lockedSealer } from '../vault-sealer.ts';
import { reportsInUse } from './in-use.ts';
import { createInside } from './inside.ts';
import { readProtection, sameStamps, type Stamps, stampsOf } from './protection.ts';
import { isConverting, isEncryptedAlready, isInUse, isNotEncrypted, isUnfinished } from './refusals.ts';
import { keyOf } from './secret.ts';

export type KeeperOptions = {
  readonly place: LibraryPlace;
  readonly timers: Timers;
  /** The system's, where the shell has one. */
  readonly keychain?: SessionKeychain | undefined;
  readonly settings: () => LockSettings;
  readonly deps?: VaultDeps | undefined;
  readonly onChange: (status: VaultStatus) => void;
  /** The library locks itself in a few seconds. */
  readonly onLocking: () => void;
  readonly onProgress: (done: number, total: number) => void;
  /** Drops what is kept in memory of reports, and ends what is at work with them where that can be ended. */
  readonly forget: () => void;
};

export interface Keeper {
  /** Runs what reads or writes the library; refused where it is locked or being converted. */
  use<T>(action: () => Promise<Result<T>>): Promise<Result<T>>;
  /** What stands between the library's bytes and its files. Asked for anew for each use. */
  sealer(): Sealer;
  status(): Promise<VaultStatus>;
  /** Looks at library.json where another program has written it. */
  refresh(): Promise<void>;
  create(passphrase: string): Promise<Result<ConversionReport>>;
  remove(current: Secret): Promise<Result<ConversionReport>>;
  /** Goes on with a conversion that was broken off. */
  goOn(): Promise<Result<ConversionReport>>;
  /** Stops the conversion under way. */
  cancel(): void;
  removePlainBackups(names: readonly string[]): Promise<Result<{ removed: string[] }>>;
  unlock(secret: Secret): Promise<Result<VaultStatus>>;
  /** Nobody gets in from now on; what is at work is waited for. */
  lock(): Promise<VaultStatus>;
  /** Somebody is working. */
  touch(): void;
  changePassphrase(current: Secret, next: string): Promise<Result<VaultStatus>>;
  recoveryKey(current: Secret): Promise<Result<{ printed: string }>>;
  /** The settings were changed. */
  applySettings(): Promise<VaultStatus>;
  /** Locks for good: the program ends. */
  close(): void;
}

/** Milliseconds that a lock waits for what is being written. */
const PATIENCE = 10_000;

type To = 'encrypted' | 'plain';
type Known = { readonly stamps: Stamps; readonly protection: Result<Protection> };

const reportOf = ({ changed, unreadable, unknown, plainBackups }: Conversion): ConversionReport => ({
  changed,
  unreadable: [...unreadable],
  unknown: [...unknown],
  plainBackups: [...plainBackups],
});

export const createKeeper = (options: KeeperOptions): Keeper => {
  const { place, timers, settings, onChange, onProgress, forget } = options;
  const inside = createInside();
  const inTurn = createTurns();
  let known: Known | null = null;
  let session: VaultSession | null = null;
  let conversion: { readonly to: To; readonly controller: AbortController } | null = null;
  let isLocking = false;

  const keychain: SessionKeychain | undefined = options.keychain && {
    ...options.keychain,
    isAvailable: () => settings().keepForSession && options.keychain?.isAvailable() === true,
  };

  const protection = (): Protection | null => (known?.protection.ok === true ? known.protection.value : null);
  const vaultNow = (): VaultFile | null => {
    const now = protection();
    return now === null || now.state === 'plain' ? null : now.vault;
  };
  /** What an unfinished conversion leads to. */
  const unfinished = (): To | null => {
    const state = protection()?.state;
    if (state === 'encrypting') return 'encrypted';
    return state === 'decrypting' ? 'plain' : null;
  };

  const stateNow = (): VaultStatus['state'] => {
    if (conversion) return 'converting';
    if (known?.protection.ok === false) return 'unusable';
    if (session === null) return 'plain';
    if (session.lockState().state === 'locked') return 'locked';
    return unfinished() === null ? 'unlocked' : 'unfinished';
  };

  const statusNow = (): VaultStatus => {
    const lock = session?.lockState();
    return {
      state: stateNow(),
      converting: conversion?.to ?? unfinished(),
      why: lock?.state === 'locked' ? lock.why : null,
      hasRecoveryKey: (vaultNow()?.recovery ?? null) !== null,
      hasKeychain: options.keychain?.isAvailable() === true,
      settings: settings(),
      failure: known?.protection.ok === false ? known.protection.error : null,
    };
  };
  const tell = (): void => onChange(statusNow());

  const openSession = (vault: VaultFile): VaultSession => {
    const opened = createVaultSession({
      vault,
      timers,
      idleMinutes: settings().idleMinutes,
      onIdleSoon: options.onLocking,
      ...(keychain && { keychain }),
    });
    opened.onChange(({ state }) => {
      if (session !== opened) return;
      if (state === 'locked') forget();
      // A conversion tells of its own end.
      if (conversion === null) tell();
    });
    return opened;
  };

  const closeSession = (): void => {
    const former = session;
    session = null;
    former?.lock();
  };

  /** Takes up what library.json says. The same data key under a new passphrase is no reason to lock. */
  const adopt = (next: Result<Protection>, before: VaultFile | null): void => {
    const vault = next.ok && next.value.state !== 'plain' ? next.value.vault : null;
    if (vault === null) closeSession();
    else if (session && before?.keyCheck === vault.keyCheck) session.replaceVault(vault);
    else {
      closeSession();
      session = openSession(vault);
      session.resume();
    }
  };

  const refresh = (): Promise<void> =>
    inTurn('manifest', async () => {
      const stamps = await stampsOf(place);
      if (conversion || (known?.protection.ok === true && sameStamps(known.stamps, stamps))) return;
      const isFirst = known === null;
      const before = vaultNow();
      const next = await readProtection(place, stamps);
      known = { stamps, protection: next };
      adopt(next, before);
      if (isFirst) return;
      forget();
      tell();
    });

  const refusal = (): Result<never> | null => {
    if (conversion) return isConverting(conversion.to);
    if (known?.protection.ok === false) return known.protection;
    if (session === null) return null;
    if (isLocking || session.lockState().state === 'locked') return locked;
    const to = unfinished();
    return to === null ? null : isUnfinished(to);
  };

  const convert = async (
    to: To,
    dataKey: DataKey,
    run: (watch: Watch) => Promise<Result<Conversion>>,
  ): Promise<Result<ConversionReport>> => {
    const used = await reportsInUse(place);
    if (used > 0) return isInUse(used);
    const controller = new AbortController();
    conversion = { to, controller };
    tell();
    forget();
    await inside.settled(PATIENCE);
    try {
      const done = await run({
        signal: controller.signal,
        onProgress: (files, total) => {
          session?.touch();
          onProgress(files, total);
        },
      });
      return done.ok ? success(reportOf(done.value)) : done;
    } finally {
      conversion = null;
      known = known && { ...known, stamps: [] };
      await refresh();
      session?.adopt(dataKey);
      forget();
      tell();
    }
  };

  /** One change of the key at a time; the key is overwritten at its end. */
  const withKey = <T>(
    find: () => Promise<Result<DataKey>>,
    action: (dataKey: DataKey, vault: VaultFile) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    inTurn('change', async () => {
      const key = await find();
      if (!key.ok) return key;
      try {
        const vault = vaultNow();
        return vault ? await action(key.value, vault) : isNotEncrypted;
      } finally {
        key.value.fill(0);
      }
    });

  const keyBySecret = async (current: Secret): Promise<Result<DataKey>> => {
    await refresh();
    if (known?.protection.ok === false) return known.protection;
    const vault = vaultNow();
    return vault ? keyOf(vault, current) : isNotEncrypted;
  };

  const keyOfSession = async (): Promise<Result<DataKey>> => {
    await refresh();
    if (session === null) return isNotEncrypted;
    const open = session.unlocked();
    return open.ok ? success(open.value.dataKey) : open;
  };

  const writeVault = async (vault: VaultFile): Promise<Result<null>> => {
    const manifest = await readManifest(place);
    if (!manifest.ok) return manifest;
    try {
      await writeManifest(place, { ...manifest.value, vault });
    } catch (error) {
      return fileFailure(
        'could-not-write',
        'library.json could not be written',
        error,
        'What opened the library before still does.',
      );
    }
    await refresh();
    return success(null);
  };

  return {
    use: async (action) => {
      await refresh();
      return refusal() ?? inside.run(action);
    },
    sealer: () => {
      if (session === null) return plainSealer;
      const now = session.sealer();
      return now.ok ? now.value : lockedSealer;
    },
    refresh,
    status: async () => {
      await refresh();
      return statusNow();
    },

    create: (passphrase) =>
      inTurn('change', async () => {
        await refresh();
        if (known?.protection.ok === false) return known.protection;
        if (session) return isEncryptedAlready;
        const made = await createVault(place.newId(), passphrase, options.deps);
        if (!made.ok) return made;
        const { vault, dataKey } = made.value;
        try {
          return await convert('encrypted', dataKey, (watch) => encryptLibrary(place, vault, dataKey, watch));
        } finally {
          dataKey.fill(0);
        }
      }),
    remove: (current) =>
      withKey(
        () => keyBySecret(current),
        (dataKey) => convert('plain', dataKey, (watch) => decryptLibrary(place, dataKey, watch)),
      ),
    goOn: () =>
      withKey(keyOfSession, async (dataKey) => {
        const to = unfinished();
        return to === null
          ? failure('conflict', 'No conversion is under way.', { kept: 'Nothing was changed.' })
          : convert(to, dataKey, (watch) => continueConversion(place, dataKey, watch));
      }),
    cancel: () => conversion?.controller.abort(),
    removePlainBackups: async (names) => {
      const removed = await removePlainBackups(place, names);
      return removed.ok ? success({ removed: [...removed.value.removed] }) : removed;
    },

    unlock: async (secret) => {
      await refresh();
      if (known?.protection.ok === false) return known.protection;
      if (session === null) return isNotEncrypted;
      const unlocked =
        'passphrase' in secret
          ? await session.unlock(secret.passphrase)
          : session.unlockWithRecovery(secret.recoveryKey);
      return unlocked.ok ? success(statusNow()) : unlocked;
    },
    lock: async () => {
      if (session && conversion === null && session.lockState().state === 'unlocked') {
        isLocking = true;
        forget();
        await inside.settled(PATIENCE);
        isLocking = false;
        session?.lock();
      }
      return statusNow();
    },
    touch: () => session?.touch(),

    changePassphrase: (current, next) =>
      withKey(
        () => keyBySecret(current),
        async (dataKey, vault) => {
          const changed = await changePassphrase({ vault, dataKey }, next, options.deps);
          if (!changed.ok) return changed;
          const written = await writeVault(changed.value);
          return written.ok ? success(statusNow()) : written;
        },
      ),
    recoveryKey: (current) =>
      withKey(
        () => keyBySecret(current),
        async (dataKey, vault) => {
          const made = makeRecoveryKey({ vault, dataKey });
          if (!made.ok) return made;
          const written = await writeVault(made.value.vault);
          return written.ok ? success({ printed: made.value.printed }) : written;
        },
      ),

    applySettings: async () => {
      await refresh();
      session?.setIdleMinutes(settings().idleMinutes);
      const open = session?.unlocked();
      if (!settings().keepForSession) options.keychain?.forget();
      else if (open?.ok === true && keychain?.isAvailable() === true) keychain.keep(open.value.dataKey);
      if (open?.ok === true) open.value.dataKey.fill(0);
      tell();
      return statusNow();
    },
    close: closeSession,
  };
};
