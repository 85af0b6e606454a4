/** A library that is unlocked and locks: on demand, when nobody works, and whatever comes in between. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createVaultSession, type Lock, type SessionKeychain } from '../../../electron/vault/session.ts';
import { changePassphrase, makeRecoveryKey, type Unlocked } from '../../../electron/vault/vault.ts';
import { codeOf, newVault, PASSPHRASE, quick, valueOf } from './expecting.ts';

const MINUTE = 60_000;

/** A clock that a test moves; timers fire as it passes them, unless the machine sleeps. */
const testTimers = () => {
  let time = 0;
  let waiting: { at: number; action: () => void }[] = [];
  return {
    after: (milliseconds: number, action: () => void) => {
      const entry = { at: time + milliseconds, action };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    now: () => time,
    pass: (milliseconds: number) => {
      const end = time + milliseconds;
      for (let due = waiting.find(({ at }) => at <= end); due; due = waiting.find(({ at }) => at <= end)) {
        const next = due;
        waiting = waiting.filter((other) => other !== next);
        time = next.at;
        next.action();
      }
      time = end;
    },
    sleep: (milliseconds: number) => {
      time += milliseconds;
    },
    count: () => waiting.length,
  };
};

const testKeychain = (isAvailable = true) => {
  let kept: Uint8Array | null = null;
  const keychain: SessionKeychain = {
    isAvailable: () => isAvailable,
    keep: (key) => {
      kept = Uint8Array.from(key);
    },
    recall: () => kept && Uint8Array.from(kept),
    forget: () => {
      kept = null;
    },
  };
  return { keychain, kept: () => kept };
};

let made: Unlocked;
let printed = '';
beforeAll(async () => {
  const { vault, dataKey } = await newVault();
  const recovery = valueOf(makeRecoveryKey({ vault, dataKey }));
  made = { vault: recovery.vault, dataKey };
  ({ printed } = recovery);
});

const start = (idleMinutes: number | null = 10, keychain?: SessionKeychain) => {
  const timers = testTimers();
  const session = createVaultSession({
    vault: made.vault,
    timers,
    idleMinutes,
    ...(keychain && { keychain }),
  });
  const told: Lock[] = [];
  const stop = session.onChange((lock) => told.push(lock));
  return { session, timers, told, stop };
};

test('begins locked, and gives nothing away', () => {
  const { session } = start();
  expect(session.lockState()).toEqual({ state: 'locked', why: 'start' });
  expect(codeOf(session.sealer())).toBe('locked');
  expect(codeOf(session.unlocked())).toBe('locked');
  expect(session.resume()).toBe(false);
});

test('a wrong passphrase leaves it locked, the right one unlocks it, a lock ends it', async () => {
  const { session, told } = start();
  expect(codeOf(await session.unlock('not the passphrase'))).toBe('wrong-passphrase');
  expect(told).toEqual([]);
  valueOf(await session.unlock(PASSPHRASE));
  const sealer = valueOf(session.sealer());
  const stored = sealer.seal('report:a', Buffer.from('text'));
  expect(Buffer.from(valueOf(sealer.open('report:a', stored))).toString()).toBe('text');
  session.lock();
  expect(told).toEqual([{ state: 'unlocked' }, { state: 'locked', why: 'asked' }]);
  // What was handed out before does not outlive the lock.
  expect(codeOf(sealer.open('report:a', stored))).toBe('locked');
  expect(() => sealer.seal('report:a', Buffer.from('text'))).toThrow('locked');
  expect(codeOf(session.sealer())).toBe('locked');
  valueOf(await session.unlock(PASSPHRASE));
  expect(valueOf(session.sealer()).open('report:a', stored).ok).toBe(true);
});

test('a recovery key unlocks it; then a new passphrase can be set', async () => {
  const { session } = start();
  valueOf(session.unlockWithRecovery(printed));
  const changed = valueOf(await changePassphrase(valueOf(session.unlocked()), 'an entirely new one', quick));
  session.replaceVault(changed);
  session.lock();
  expect(codeOf(await session.unlock(PASSPHRASE))).toBe('wrong-passphrase');
  expect((await session.unlock('an entirely new one')).ok).toBe(true);
});

test('the key that is handed out is a copy: overwriting it harms nothing', () => {
  const { session } = start();
  valueOf(session.unlockWithRecovery(printed));
  valueOf(session.unlocked()).dataKey.fill(0);
  expect(Buffer.from(valueOf(session.unlocked()).dataKey)).toEqual(Buffer.from(made.dataKey));
});

test('a lock while a passphrase is worked on is not undone by it', async () => {
  const { session, told } = start();
  const unlocking = session.unlock(PASSPHRASE);
  session.lock();
  expect(codeOf(await unlocking)).toBe('locked');
  expect(session.lockState().state).toBe('locked');
  expect(told).toEqual([]);
});

describe('without activity', () => {
  test('it locks after the minutes that were set, and not before', () => {
    const { session, timers, told } = start(10);
    valueOf(session.unlockWithRecovery(printed));
    timers.pass(9 * MINUTE);
    session.touch();
    timers.pass(10 * MINUTE - 1);
    expect(session.lockState().state).toBe('unlocked');
    timers.pass(1);
    expect(told.at(-1)).toEqual({ state: 'locked', why: 'idle' });
    expect(timers.count()).toBe(0);
  });

  test('it is locked after the machine slept, before anybody can use it', () => {
    const { session, timers, told } = start(10);
    valueOf(session.unlockWithRecovery(printed));
    timers.sleep(60 * MINUTE);
    // The timer has not fired: a movement of the mouse comes first.
    session.touch();
    expect(session.lockState()).toEqual({ state: 'locked', why: 'idle' });
    expect(told).toHaveLength(2);
    valueOf(session.unlockWithRecovery(printed));
    timers.sleep(60 * MINUTE);
    expect(codeOf(session.sealer())).toBe('locked');
  });

  test('another time counts at once, and never is never', () => {
    const { session, timers } = start(null);
    valueOf(session.unlockWithRecovery(printed));
    timers.pass(10_000 * MINUTE);
    expect(session.lockState().state).toBe('unlocked');
    session.touch();
    session.setIdleMinutes(5);
    timers.pass(4 * MINUTE);
    expect(session.lockState().state).toBe('unlocked');
    session.setIdleMinutes(3);
    expect(session.lockState()).toEqual({ state: 'locked', why: 'idle' });
  });
});

describe('the keychain of the system', () => {
  test('brings the key back until the library is locked', () => {
    const { keychain, kept } = testKeychain();
    const first = start(10, keychain);
    valueOf(first.session.unlockWithRecovery(printed));
    const second = start(10, keychain);
    expect(second.session.resume()).toBe(true);
    expect(Buffer.from(valueOf(second.session.unlocked()).dataKey)).toEqual(Buffer.from(made.dataKey));
    second.session.lock();
    expect(kept()).toBeNull();
    expect(start(10, keychain).session.resume()).toBe(false);
  });

  test('forgets it when the idle time is up', () => {
    const { keychain, kept } = testKeychain();
    const { session, timers } = start(1, keychain);
    valueOf(session.unlockWithRecovery(printed));
    expect(kept()).not.toBeNull();
    timers.pass(MINUTE);
    expect(kept()).toBeNull();
  });

  test('is given nothing where it is none, and what it returns is checked', () => {
    const none = testKeychain(false);
    valueOf(start(10, none.keychain).session.unlockWithRecovery(printed));
    expect(none.kept()).toBeNull();
    const wrong = testKeychain();
    wrong.keychain.keep(Buffer.alloc(32, 1));
    expect(start(10, wrong.keychain).session.resume()).toBe(false);
    wrong.keychain.keep(Buffer.alloc(5, 1));
    expect(start(10, wrong.keychain).session.resume()).toBe(false);
  });
});

test('who listens no more is told no more', () => {
  const { session, told, stop } = start();
  stop();
  valueOf(session.unlockWithRecovery(printed));
  expect(told).toEqual([]);
});
