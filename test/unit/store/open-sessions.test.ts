import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryBridge } from '../../../renderer/bridge/memory.ts';
import { createOpenSessions } from '../../../renderer/store/open-sessions.ts';
import type { Bridge } from '../../../shared/contract/bridge.ts';
import { failure } from '../../../shared/contract/result.ts';
import { startReport } from './commands.ts';

const surroundings = {
  timers: {
    now: () => Date.now(),
    set: (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds),
    clear: (timer: unknown) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  },
  memory: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
};

/** A bridge whose disk can be made to refuse. */
const makeHost = () => {
  const report = startReport();
  const bridge = createMemoryBridge([report]);
  const disk = { refuses: false };
  const host: Bridge = {
    ...bridge,
    invoke: async (channel, input) =>
      disk.refuses && channel === 'report.save'
        ? failure('could-not-write', 'The disk is full.')
        : bridge.invoke(channel, input),
  };
  const titleOnDisk = async (): Promise<string> => {
    const opened = await bridge.invoke('report.open', { id: report.id });
    return opened.ok ? opened.value.report.incident.title : 'unreadable';
  };
  return { id: report.id, host, disk, titleOnDisk };
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('open reports', () => {
  it('saves when a report is left, and reads it from disk when it is opened again at once', async () => {
    const { id, host, titleOnDisk } = makeHost();
    const sessions = createOpenSessions(host, surroundings);
    const first = await sessions.open(id);
    if (!first.ok) throw new Error(first.error.message);
    first.value.store.execute({ kind: 'set', path: ['incident', 'title'], value: 'Typed' });
    const left = sessions.leave(first.value);
    const again = await sessions.open(id);
    await left;
    expect(await titleOnDisk()).toBe('Typed');
    expect(again.ok && again.value.store.getReport().incident.title).toBe('Typed');
    expect(sessions.hasUnsaved()).toBe(false);
  });

  it('gives two requests for one report one session, which stays open until both have left', async () => {
    const { id, host, disk } = makeHost();
    const waiting: (() => void)[] = [];
    const slow: Bridge = {
      ...host,
      invoke: async (channel, input) => {
        if (channel === 'report.open') await new Promise<void>((resolve) => waiting.push(resolve));
        return host.invoke(channel, input);
      },
    };
    const sessions = createOpenSessions(slow, surroundings);
    // A screen is set up twice, and the first is taken down before its report has come.
    const both = [sessions.open(id), sessions.open(id)] as const;
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0));
    for (const release of waiting.toReversed()) release();
    const [first, second] = await Promise.all(both);
    if (!first.ok || !second.ok) throw new Error('not opened');
    await sessions.leave(first.value);

    disk.refuses = true;
    second.value.store.execute({ kind: 'set', path: ['incident', 'title'], value: 'Typed' });
    expect(sessions.hasUnsaved()).toBe(true);
    await sessions.leave(second.value);
    const again = await Promise.race([
      sessions.open(id),
      new Promise<null>((resolve) => queueMicrotask(() => setImmediate(() => resolve(null)))),
    ]);
    expect(again?.ok && again.value.store.getReport().incident.title).toBe('Typed');
  });

  it('keeps what could not be saved, tries on, and shows it when the report is opened again', async () => {
    const { id, host, disk, titleOnDisk } = makeHost();
    const sessions = createOpenSessions(host, surroundings);
    const first = await sessions.open(id);
    if (!first.ok) throw new Error(first.error.message);
    disk.refuses = true;
    first.value.store.execute({ kind: 'set', path: ['incident', 'title'], value: 'Kept' });
    await sessions.leave(first.value);
    expect(sessions.hasUnsaved()).toBe(true);
    const again = await sessions.open(id);
    expect(again.ok && again.value).toBe(first.value);
    disk.refuses = false;
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    await vi.waitFor(async () => expect(await titleOnDisk()).toBe('Kept'));
    expect(sessions.hasUnsaved()).toBe(false);
  });
});
