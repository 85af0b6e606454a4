/**
 * An encrypted library while the program runs: locked or unlocked. It locks on demand and after some minutes without
 * activity; then the keys are overwritten, as far as JavaScript lets anybody promise that, and listeners are told, so that
 * windows can put away what they show.
 */
import { type Result, success } from '../../shared/contract/result.ts';
import type { Sealer } from '../library/sealer.ts';
import { createTurns } from '../library/turns.ts';
import { locked } from './failures.ts';
import { type DataKey, isKeyOf } from './keys.ts';
import { unlock, type Unlocked, unlockWithRecovery } from './vault.ts';
import type { VaultFile } from './vault-file.ts';
import { type VaultSealer, vaultSealer } from './vault-sealer.ts';

/** The system's keychain. It may hold the key until the library is locked or the program ends, never longer. */
export interface SessionKeychain {
  /** False where the system has no real one (Electron's "basic_text" is none). */
  isAvailable(): boolean;
  keep(key: Uint8Array): void;
  /** A copy that the caller overwrites; null where none is kept. */
  recall(): Uint8Array | null;
  forget(): void;
}

export interface Timers {
  /** Calls once after so many milliseconds; what it returns takes that back. */
  after(milliseconds: number, action: () => void): () => void;
  /** Milliseconds on a clock that goes on while the machine sleeps. */
  now(): number;
}

export type Lock = { readonly state: 'unlocked' } | { readonly state: 'locked'; readonly why: LockReason };
export type LockReason = 'start' | 'asked' | 'idle';

export type SessionOptions = {
  readonly vault: VaultFile;
  readonly timers: Timers;
  /** Minutes without activity after which it locks; null for never. */
  readonly idleMinutes: number | null;
  readonly keychain?: SessionKeychain;
  /** Called a few seconds before it locks itself, so that windows can save what is unsaved. */
  readonly onIdleSoon?: () => void;
};

/** Milliseconds between that call and the lock. */
export const IDLE_NOTICE = 5000;

export interface VaultSession {
  lockState(): Lock;
  /** What reads and writes the library; "locked" where it is. Asked for anew for each use, it can never outlive a lock. */
  sealer(): Result<Sealer>;
  /**
   * The key file and a copy of the key, for a new passphrase, a new recovery key or a conversion; "locked" where it is. The
   * caller overwrites the copy.
   */
  unlocked(): Result<Unlocked>;
  unlock(passphrase: string): Promise<Result<null>>;
  unlockWithRecovery(typed: string): Result<null>;
  /** Unlocks with the key in the system's keychain; false where it holds none of this library. */
  resume(): boolean;
  /** Unlocks with a key that was proven elsewhere; it is copied. */
  adopt(dataKey: DataKey): void;
  lock(): void;
  /** Somebody is working: the idle time begins anew. */
  touch(): void;
  setIdleMinutes(minutes: number | null): void;
  /** After a new passphrase or recovery key was written. */
  replaceVault(vault: VaultFile): void;
  /** Called after each change; what it returns ends that. */
  onChange(listener: (lock: Lock) => void): () => void;
}

type Open = { readonly dataKey: DataKey; readonly sealer: VaultSealer };

export const createVaultSession = (options: SessionOptions): VaultSession => {
  const { timers, keychain } = options;
  const listeners = new Set<(lock: Lock) => void>();
  // One derivation at a time: each may take half a gigabyte.
  const inTurn = createTurns();
  let { vault, idleMinutes } = options;
  let open: Open | null = null;
  let why: LockReason = 'start';
  let lastActive = 0;
  let cancelTimer: (() => void) | null = null;
  /** Counts locks, so that a passphrase still being worked on does not undo a lock that came meanwhile. */
  let locks = 0;

  const lockState = (): Lock => (open ? { state: 'unlocked' } : { state: 'locked', why });
  const tell = (): void => {
    for (const listener of listeners) listener(lockState());
  };
  const idleTime = (): number => (idleMinutes === null ? Infinity : idleMinutes * 60_000);

  const lockFor = (reason: LockReason): void => {
    locks += 1;
    cancelTimer?.();
    keychain?.forget();
    if (!open) return;
    open.sealer.destroy();
    open.dataKey.fill(0);
    open = null;
    why = reason;
    tell();
  };

  /** Locks where the time is up (timers stand still while a machine sleeps), else waits for the rest of it. */
  const watch = (): void => {
    cancelTimer?.();
    if (!open || idleTime() === Infinity) return;
    const left = lastActive + idleTime() - timers.now();
    if (left <= 0) lockFor('idle');
    else if (options.onIdleSoon === undefined) cancelTimer = timers.after(left, watch);
    else if (left > IDLE_NOTICE) cancelTimer = timers.after(left - IDLE_NOTICE, watch);
    else {
      cancelTimer = timers.after(left, watch);
      options.onIdleSoon();
    }
  };

  const opened = (dataKey: DataKey): void => {
    open?.sealer.destroy();
    open?.dataKey.fill(0);
    open = { dataKey, sealer: vaultSealer(dataKey) };
    if (keychain?.isAvailable() === true) keychain.keep(dataKey);
    lastActive = timers.now();
    watch();
    tell();
  };

  /** The open session, after looking at the clock. */
  const current = (): Open | null => {
    if (open && timers.now() - lastActive >= idleTime()) lockFor('idle');
    return open;
  };

  return {
    lockState: () => {
      current();
      return lockState();
    },
    sealer: () => {
      const now = current();
      return now ? success(now.sealer) : locked;
    },
    unlocked: () => {
      const now = current();
      return now ? success({ vault, dataKey: Uint8Array.from(now.dataKey) }) : locked;
    },
    unlock: (passphrase) => {
      const before = locks;
      return inTurn('unlock', async () => {
        const key = await unlock(vault, passphrase);
        if (!key.ok) return key;
        if (before !== locks) {
          key.value.fill(0);
          return locked;
        }
        opened(key.value);
        return success(null);
      });
    },
    unlockWithRecovery: (typed) => {
      const key = unlockWithRecovery(vault, typed);
      if (!key.ok) return key;
      opened(key.value);
      return success(null);
    },
    resume: () => {
      if (open) return true;
      const key = keychain?.isAvailable() === true ? keychain.recall() : null;
      if (!key) return false;
      if (!isKeyOf(key, vault)) {
        key.fill(0);
        return false;
      }
      opened(key);
      return true;
    },
    adopt: (dataKey) => {
      if (isKeyOf(dataKey, vault)) opened(Uint8Array.from(dataKey));
    },
    lock: () => lockFor('asked'),
    touch: () => {
      if (!current()) return;
      lastActive = timers.now();
    },
    setIdleMinutes: (minutes) => {
      idleMinutes = minutes;
      watch();
    },
    replaceVault: (next) => {
      vault = next;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
