/** An encrypted library through the channels: made, locked, unlocked, given another passphrase, made plain again. */
import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { channelNames } from '../../shared/contract/channels.ts';
import type { LockSettings } from '../../shared/contract/vault.ts';
import { isSealed } from '../../electron/vault/sealed-bytes.ts';
import { machineTimers } from '../../electron/workspace/timers.ts';
import type { Timers } from '../../electron/workspace/host.ts';
import { needsOpenLibrary } from '../../electron/workspace/vault/needs.ts';
import { createWorkspace } from '../../electron/workspace/workspace.ts';
import { bytesOf } from '../fault/library-bytes.ts';
import { flipped } from '../unit/vault/expecting.ts';
import { ask, type Driver, openDirect, refused, testHost } from './drivers.ts';

const PASSPHRASE = 'seven quiet otters in a row';
const OTHER = 'another eleven words of quiet';
/** The least that a key file may ask for, so that tests do not wait. */
const passphraseCost = 2 ** 15;

let driver: Driver;
let clock = { now: 0, timers: [] as { at: number; action: () => void }[] };
/** Monday morning, and later as `pass` moves the clock. */
const now = (): Date => new Date(Date.UTC(2026, 2, 16, 9) + clock.now);
const timers: Timers = {
  ...machineTimers,
  after: (milliseconds: number, action: () => void) => {
    const timer = { at: clock.now + milliseconds, action };
    clock.timers.push(timer);
    return () => {
      clock.timers = clock.timers.filter((each) => each !== timer);
    };
  },
};
/** Lets so many milliseconds pass. */
const pass = (milliseconds: number): void => {
  const end = clock.now + milliseconds;
  for (;;) {
    const next = clock.timers.toSorted((a, b) => a.at - b.at).find(({ at }) => at <= end);
    if (!next) break;
    clock.timers = clock.timers.filter((timer) => timer !== next);
    clock.now = next.at;
    next.action();
  }
  clock.now = end;
};

beforeEach(async () => {
  clock = { now: 0, timers: [] };
  driver = await openDirect({ passphraseCost, timers, now });
});
afterEach(() => driver.close());

const WINDOW = 'vault-window';
const status = () => ask(driver, 'vault.status', {});
const state = async () => (await status()).state;
const encrypt = () => ask(driver, 'vault.create', { passphrase: PASSPHRASE });
const unlock = () => ask(driver, 'vault.unlock', { passphrase: PASSPHRASE });
const titled = async (title: string): Promise<string> => {
  const { id } = await ask(driver, 'library.create', { from: 'template' });
  const { report, sha256 } = await ask(driver, 'report.open', { id, window: WINDOW });
  const changed = { ...report, incident: { ...report.incident, title } };
  await ask(driver, 'report.save', { window: WINDOW, report: changed, base: sha256 });
  await ask(driver, 'report.close', { window: WINDOW, id });
  return id;
};
const titles = async () =>
  (await ask(driver, 'library.list', { query: '' })).reports.map(({ title }) => title);

describe('a library', () => {
  test('is plain until somebody encrypts it, and then locks, unlocks and is the same', async () => {
    expect(await status()).toMatchObject({ state: 'plain', why: null, hasRecoveryKey: false });
    const id = await titled('Before');
    expect(await encrypt()).toMatchObject({ unreadable: [], unknown: [], plainBackups: [] });
    expect(await state()).toBe('unlocked');
    await titled('After');
    expect(await titles()).toEqual(expect.arrayContaining(['Before', 'After']));
    const bytes = await readFile(path.join(driver.libraryFolder, 'reports', `${id}.json`));
    expect(isSealed(bytes)).toBe(true);

    expect(await ask(driver, 'vault.lock', {})).toMatchObject({ state: 'locked', why: 'asked' });
    expect((await refused(driver, 'vault.unlock', { passphrase: 'not this one at all' })).code).toBe(
      'wrong-passphrase',
    );
    expect(await state()).toBe('locked');
    expect(await unlock()).toMatchObject({ state: 'unlocked' });
    expect(await titles()).toEqual(expect.arrayContaining(['Before', 'After']));
    expect((await ask(driver, 'report.open', { id, window: WINDOW })).notices).toEqual([]);
    expect((await ask(driver, 'history.list', { id, limit: 10 })).faults).toEqual([]);
  });

  test('that is locked refuses every channel that touches it, and no other', async () => {
    await titled('Secret');
    await encrypt();
    await ask(driver, 'vault.lock', {});
    const open = channelNames.filter(needsOpenLibrary);
    expect(open.length).toBeGreaterThan(15);
    for (const channel of open) expect((await refused(driver, channel, {})).code, channel).toBe('locked');
    for (const channel of ['app.info', 'settings.read', 'vault.status'] as const)
      await ask(driver, channel, {});
    await ask(driver, 'settings.write', { author: 'Ada' });
  });

  test('says how far it is, and is decrypted again', async () => {
    const id = await titled('Plain again');
    await encrypt();
    const progress = driver.emitted.filter(({ event }) => event === 'vault.progress');
    expect(progress.length).toBeGreaterThan(1);
    expect((await refused(driver, 'vault.remove', { current: { passphrase: OTHER } })).code).toBe(
      'wrong-passphrase',
    );
    await ask(driver, 'vault.remove', { current: { passphrase: PASSPHRASE } });
    expect(await state()).toBe('plain');
    const text = await readFile(path.join(driver.libraryFolder, 'reports', `${id}.json`), 'utf8');
    expect(text).toContain('Plain again');
    expect(await titles()).toEqual(['Plain again']);
    await titled('And written to');
  });

  test('takes another passphrase and a recovery key, and forgets the former', async () => {
    await titled('Kept');
    await encrypt();
    const short = await refused(driver, 'vault.changePassphrase', {
      current: { passphrase: PASSPHRASE },
      next: 'short',
    });
    expect(short.code).toBe('bad-request');
    expect(JSON.stringify(short)).not.toContain(PASSPHRASE);
    await ask(driver, 'vault.changePassphrase', { current: { passphrase: PASSPHRASE }, next: OTHER });
    const { printed } = await ask(driver, 'vault.recoveryKey', { current: { passphrase: OTHER } });
    expect(await status()).toMatchObject({ state: 'unlocked', hasRecoveryKey: true });
    await ask(driver, 'vault.lock', {});
    expect((await refused(driver, 'vault.unlock', { passphrase: PASSPHRASE })).code).toBe('wrong-passphrase');
    expect((await refused(driver, 'vault.unlock', { recoveryKey: 'AAAAA' })).code).toBe('unreadable-input');
    await ask(driver, 'vault.unlock', { recoveryKey: printed });
    // Whoever has lost the passphrase sets a new one with the recovery key.
    await ask(driver, 'vault.changePassphrase', { current: { recoveryKey: printed }, next: PASSPHRASE });
    await ask(driver, 'vault.lock', {});
    await unlock();
    expect(await titles()).toEqual(['Kept']);
  });

  test('is not encrypted while somebody edits a report', async () => {
    const id = await titled('Busy');
    const lock = path.join(driver.libraryFolder, 'locks', `${id}.json`);
    await mkdir(path.dirname(lock), { recursive: true });
    await writeFile(lock, '{}');
    expect((await refused(driver, 'vault.create', { passphrase: PASSPHRASE })).code).toBe('conflict');
    expect(await state()).toBe('plain');
    await utimes(lock, 0, 0);
    await encrypt();
  });

  test('that another program encrypted, locked or gave another key is known at the next request', async () => {
    const id = await titled('Shared');
    const host = testHost(path.dirname(driver.libraryFolder), { passphraseCost });
    const other = createWorkspace(host);
    await other.dispatch('vault.create', { passphrase: PASSPHRASE });
    expect((await refused(driver, 'library.list', { query: '' })).code).toBe('locked');
    await unlock();
    await other.dispatch('vault.changePassphrase', { current: { passphrase: PASSPHRASE }, next: OTHER });
    expect(await titles()).toEqual(['Shared']);
    await other.dispatch('vault.remove', { current: { passphrase: OTHER } });
    expect(await titles()).toEqual(['Shared']);
    await other.close();
    const text = await readFile(path.join(driver.libraryFolder, 'reports', `${id}.json`), 'utf8');
    expect(text).toContain('Shared');
  });
});

describe('an idle library', () => {
  const set = (lock: LockSettings) => ask(driver, 'vault.settings', lock);

  test('tells its windows, locks itself, and says why', async () => {
    await titled('Idle');
    await encrypt();
    await set({ idleMinutes: 2, keepForSession: false });
    pass(60_000);
    await titles();
    pass(114_000);
    expect(driver.emitted.filter(({ event }) => event === 'vault.locking')).toEqual([]);
    pass(2000);
    expect(driver.emitted.filter(({ event }) => event === 'vault.locking')).toHaveLength(1);
    expect(await state()).toBe('unlocked');
    pass(5000);
    expect(await status()).toMatchObject({ state: 'locked', why: 'idle' });
    expect((await refused(driver, 'library.list', { query: '' })).code).toBe('locked');
  });

  test('is held open by what somebody types, and not by a save that is tried again and again', async () => {
    const id = await titled('Typing');
    await encrypt();
    await set({ idleMinutes: 1, keepForSession: false });
    const opened = await ask(driver, 'report.open', { id, window: WINDOW });
    const typed = (text: string) => ({
      ...opened.report,
      summary: { ...opened.report.summary, text },
    });
    pass(50_000);
    const saved = await ask(driver, 'report.save', {
      window: WINDOW,
      report: typed('one'),
      base: opened.sha256,
    });
    pass(50_000);
    expect(await state()).toBe('unlocked');
    await driver.ask('report.save', { window: WINDOW, report: typed('one'), base: saved.sha256 });
    await refused(driver, 'report.save', { window: WINDOW, report: typed('two'), base: opened.sha256 });
    pass(11_000);
    expect(await state()).toBe('locked');
  });

  test('never locks where nobody wants that', async () => {
    await encrypt();
    await set({ idleMinutes: null, keepForSession: false });
    pass(48 * 60 * 60_000);
    expect(await state()).toBe('unlocked');
  });
});

describe('a conversion that is stopped', () => {
  const stopAt = async (done: number, channel: 'vault.create' | 'vault.remove') => {
    const progress = (): number => driver.emitted.filter(({ event }) => event === 'vault.progress').length;
    const before = progress();
    const running =
      channel === 'vault.create'
        ? driver.ask(channel, { passphrase: PASSPHRASE })
        : driver.ask(channel, { current: { passphrase: PASSPHRASE } });
    await expect.poll(progress, { interval: 1, timeout: 30_000 }).toBeGreaterThanOrEqual(before + done);
    expect((await refused(driver, 'library.list', { query: '' })).code).toBe('not-available');
    await ask(driver, 'vault.cancel', {});
    return running;
  };

  test('says so, is gone on with, and can be turned round', async () => {
    for (let number = 0; number < 40; number += 1) await titled(`Report ${number}`);
    const before = await titles();
    const stopped = await stopAt(3, 'vault.create');
    expect(stopped.ok ? '' : stopped.error.code).toBe('cancelled');
    expect(await status()).toMatchObject({ state: 'unfinished', converting: 'encrypted' });
    expect((await refused(driver, 'library.list', { query: '' })).code).toBe('not-available');
    await ask(driver, 'vault.lock', {});
    expect(await status()).toMatchObject({ state: 'locked', converting: 'encrypted' });
    expect((await refused(driver, 'vault.continue', {})).code).toBe('locked');
    await unlock();
    await ask(driver, 'vault.remove', { current: { passphrase: PASSPHRASE } });
    expect(await state()).toBe('plain');
    expect((await titles()).toSorted()).toEqual(before.toSorted());
    const again = await stopAt(3, 'vault.create');
    expect(again.ok).toBe(false);
    await ask(driver, 'vault.continue', {});
    expect(await state()).toBe('unlocked');
    expect((await titles()).toSorted()).toEqual(before.toSorted());
  });
});

describe('what does not fit in an encrypted library', () => {
  const reasons = async () => {
    const { unreadable } = await ask(driver, 'library.list', { query: '' });
    return new Map(unreadable.map(({ file, reason }) => [file, reason]));
  };

  test('is told apart in the list, file by file, and left as it is', async () => {
    const [changed = '', swapped = '', twin = '', plain = '', good = ''] = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(titled),
    );
    const reports = path.join(driver.libraryFolder, 'reports');
    const file = (id: string): string => path.join(reports, `${id}.json`);
    const plainBytes = await readFile(file(plain));
    await encrypt();
    const bytes = await readFile(file(changed));
    await writeFile(file(changed), flipped(bytes, bytes.byteLength - 40, 4));
    await rename(file(swapped), `${file(swapped)}.tmp`);
    await rename(file(twin), file(swapped));
    await rename(`${file(swapped)}.tmp`, file(twin));
    await writeFile(file(plain), plainBytes);
    const before = await bytesOf(driver.libraryFolder);

    const told = await reasons();
    expect(told.get(`${changed}.json`)).toContain('damaged or was changed');
    expect(told.get(`${swapped}.json`)).toContain(
      `exchanged: its file holds, whole and unchanged, the report ${twin}`,
    );
    expect(told.get(`${twin}.json`)).toContain(`the report ${swapped}`);
    expect(told.get(`${plain}.json`)).toContain('is not encrypted, but this library is');
    expect(await titles()).toEqual(['e']);
    expect((await refused(driver, 'report.open', { id: changed })).code).toBe('damaged');
    expect((await refused(driver, 'report.open', { id: swapped })).code).toBe('wrong-file');
    expect((await refused(driver, 'report.open', { id: plain })).code).toBe('not-encrypted');
    await ask(driver, 'report.open', { id: good });
    await ask(driver, 'vault.lock', {});
    for (const passphrase of ['', 'wrong', `${PASSPHRASE} `])
      await refused(driver, 'vault.unlock', { passphrase });
    expect(await bytesOf(driver.libraryFolder)).toEqual(before);
  });

  test('a changed, a foreign and a plain line of a history are named, and cost nothing else', async () => {
    const id = await titled('One');
    const other = await titled('Two');
    await encrypt();
    const file = (of: string): string => path.join(driver.libraryFolder, 'history', `${of}.jsonl`);
    const lines = (await readFile(file(id), 'utf8')).trimEnd().split('\n');
    const [foreign = ''] = (await readFile(file(other), 'utf8')).split('\n');
    const [first = '', ...rest] = lines;
    const damaged = `${first.slice(0, -12)}AAAA${first.slice(-8)}`;
    await writeFile(file(id), `${[damaged, foreign, '{"seq":1}', ...rest].join('\n')}\n`);
    const { faults, entries } = await ask(driver, 'history.list', { id, limit: 10 });
    expect(faults.join('\n')).toMatch(/Line 1 of the history cannot be read: the history entry 1 .* damaged/);
    expect(faults.join('\n')).toContain(
      'Line 2 of the history cannot be read: it belongs to another report.',
    );
    expect(faults.join('\n')).toMatch(/Line 3 of the history cannot be read: .* is not encrypted/);
    expect(entries).toHaveLength(rest.length);
  });

  test('an encrypted file in a plain library is named', async () => {
    const id = await titled('Mine');
    await encrypt();
    const sealed = await readFile(path.join(driver.libraryFolder, 'reports', `${id}.json`));
    await ask(driver, 'vault.remove', { current: { passphrase: PASSPHRASE } });
    await writeFile(path.join(driver.libraryFolder, 'reports', 'foreign.json'), sealed);
    expect((await reasons()).get('foreign.json')).toContain('encrypted, but this library is not');
    expect((await refused(driver, 'report.open', { id: 'foreign' })).code).toBe('wrong-file');
  });

  test('a lost library.json is said to be lost: nothing plain is written beside encrypted reports', async () => {
    await titled('Lost');
    await encrypt();
    for (const name of ['library.json', 'library.copy.json']) await rm(path.join(driver.libraryFolder, name));
    expect(await status()).toMatchObject({ state: 'unusable', failure: { code: 'damaged' } });
    expect((await refused(driver, 'library.create', { from: 'template' })).code).toBe('damaged');
    expect(await readdir(path.join(driver.libraryFolder, 'reports'))).toHaveLength(1);
  });
});
