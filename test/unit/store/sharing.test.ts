/** A report in this window while others write to it too: who may edit, what is kept, and how both come together. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReportSession, type ReportSession } from '../../../renderer/store/report-session.ts';
import type { Access } from '../../../shared/contract/access.ts';
import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { OpenedReport } from '../../../shared/contract/channels.ts';
import type { EventData, EventName } from '../../../shared/contract/events.ts';
import type { SaveNote } from '../../../shared/contract/history.ts';
import { failure, success } from '../../../shared/contract/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { startReport } from './commands.ts';

const surroundings = {
  timers: {
    now: () => Date.now(),
    set: (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds),
    clear: (timer: unknown) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  },
  memory: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
};
const edit: Access = { kind: 'edit' };
const held: Access = {
  kind: 'held',
  holder: { user: 'Ben', machine: 'ws-15', since: '2026-03-14T14:32:00.000Z', isHere: false },
};

/** A host with one report and another person at it. */
const makeHost = (access: Access) => {
  const host = {
    report: startReport(),
    access,
    /** Digits repeated: one more with each save. */
    version: 0,
    notes: [] as (SaveNote | undefined)[],
    closed: 0,
  };
  const sha = (): string => String(host.version).padStart(64, '0');
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  const opened = (): OpenedReport => ({
    report: host.report,
    sha256: sha(),
    savedAt: '2026-03-14T14:32:00.000Z',
    notices: [],
    access: host.access,
  });
  const invoke = async (channel: string, input: unknown) => {
    const asked = input as {
      report: Report;
      base: string;
      note?: SaveNote;
      window?: string;
      takeOver?: true;
    };
    if (channel === 'report.open') {
      if (asked.window !== undefined && (asked.takeOver || host.access.kind === 'free')) host.access = edit;
      return success(opened());
    }
    if (channel === 'report.close') {
      host.closed += 1;
      return success({});
    }
    if (channel !== 'report.save') return failure('internal', channel);
    if (host.access.kind !== 'edit') return failure('held', 'Ben has it.');
    if (asked.base !== sha()) return failure('conflict', 'Changed.');
    host.report = asked.report;
    host.version += 1;
    host.notes.push(asked.note);
    return success({ savedAt: '2026-03-14T14:33:00.000Z', sha256: sha() });
  };
  const bridge: Bridge = {
    window: 'window-mine',
    invoke: invoke as Bridge['invoke'],
    on: (event, listener) => {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
      return () => all.delete(listener);
    },
  };
  return {
    host,
    bridge,
    opened,
    emit: <E extends EventName>(event: E, data: EventData<E>) => {
      for (const listener of listeners.get(event) ?? []) listener(data as never);
    },
    /** What somebody else saved. */
    theirs: (change: (report: Report) => Report) => {
      host.report = change(host.report);
      host.version += 1;
    },
  };
};

const open = (access: Access = edit) => {
  const made = makeHost(access);
  const session = createReportSession({ bridge: made.bridge, stored: made.opened(), ...surroundings });
  return { ...made, session };
};
const type = (session: ReportSession, field: string, value: string) =>
  session.store.execute({ kind: 'set', path: ['incident', field], value }, { typing: true });
const withIncident = (changes: Partial<Report['incident']>) => (report: Report) => ({
  ...report,
  incident: { ...report.incident, ...changes },
});
const settle = () => vi.advanceTimersByTimeAsync(3000);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a report that another window edits', () => {
  it('refuses every edit and saves nothing', async () => {
    const { session, host } = open(held);
    expect(type(session, 'title', 'Mine').ok).toBe(false);
    expect([session.store.undo(), session.store.redo()]).toEqual([null, null]);
    await settle();
    expect(host.version).toBe(0);
    expect(await session.autosave.flush()).toBe(true);
  });

  it('shows what is saved there, and is edited once it is free', async () => {
    const { session, host, emit, theirs } = open(held);
    theirs(withIncident({ title: 'Theirs' }));
    emit('report.saved', { id: session.id, window: 'window-mine', sha256: '1'.padStart(64, '0') });
    await settle();
    expect(session.store.getReport().incident.title).toBe('Theirs');
    host.access = { kind: 'free' };
    emit('report.access', { id: session.id, window: 'window-mine', access: { kind: 'free' } });
    expect(type(session, 'title', 'Not yet').ok).toBe(false);
    await session.editNow();
    expect(session.access.get()).toEqual(edit);
    type(session, 'title', 'Mine now');
    await settle();
    expect(host.report.incident.title).toBe('Mine now');
  });

  it('pays no heed to what other windows are told', () => {
    const { session, emit } = open(edit);
    emit('report.access', { id: session.id, window: 'window-other', access: held });
    emit('report.access', { id: 'another', window: 'window-mine', access: held });
    expect(session.access.get()).toEqual(edit);
  });
});

describe('a report that was taken over', () => {
  it('keeps the unsaved text in sight, and merges it when it is taken back', async () => {
    const { session, host, emit, theirs } = open();
    type(session, 'title', 'Mine');
    host.access = held;
    emit('report.access', { id: session.id, window: 'window-mine', access: held });
    await settle();
    expect(session.store.getReport().incident.title).toBe('Mine');
    expect(session.autosave.getState()).toEqual({ kind: 'held' });
    theirs(withIncident({ commander: 'Ben' }));
    emit('report.saved', { id: session.id, window: 'window-mine', sha256: '1'.padStart(64, '0') });
    await settle();
    expect(session.store.getReport().incident.title).toBe('Mine');

    const came: unknown[] = [];
    session.merging.onMerged(({ changes }) => came.push(changes));
    await session.takeOver();
    await settle();
    expect(host.report.incident).toMatchObject({ title: 'Mine', commander: 'Ben' });
    expect(host.notes).toEqual([{ kind: 'merged' }]);
    expect(came).toMatchObject([[{ path: ['incident', 'commander'], after: 'Ben' }]]);
  });

  it('is noticed with a refused save, and nothing is lost', async () => {
    const { session, host } = open();
    host.access = held;
    type(session, 'title', 'Mine');
    await settle();
    expect(session.access.get()).toEqual(held);
    expect(type(session, 'title', 'More').ok).toBe(false);
    expect(session.autosave.hasUnsaved()).toBe(true);
  });
});

describe('a save that meets a change made underneath', () => {
  it('brings in what the other side changed, as one step that can be undone', async () => {
    const { session, host, theirs } = open();
    theirs(withIncident({ commander: 'Ben' }));
    type(session, 'title', 'Mine');
    await settle();
    expect(session.merging.state.get()).toEqual({ kind: 'none' });
    expect(host.report.incident).toMatchObject({ title: 'Mine', commander: 'Ben' });
    expect(host.notes).toEqual([{ kind: 'merged' }]);
    session.store.undo();
    expect(session.store.getReport().incident).toMatchObject({ title: 'Mine', commander: '' });
    session.store.redo();
    session.store.undo();
    session.store.undo();
    expect(session.store.getReport().incident).toMatchObject({ title: '', commander: '' });
    await settle();
    expect(host.report).toEqual(session.store.getReport());
  });

  it('takes along what was typed while the other version was read', async () => {
    const { session, host, theirs } = open();
    theirs(withIncident({ commander: 'Ben' }));
    type(session, 'title', 'Mine');
    await vi.advanceTimersByTimeAsync(600);
    type(session, 'author', 'Ana');
    await settle();
    expect(host.report.incident).toMatchObject({ title: 'Mine', commander: 'Ben', author: 'Ana' });
  });

  it('writes nothing where both changed the same, until somebody has decided', async () => {
    const { session, host, theirs } = open();
    theirs(withIncident({ title: 'Theirs', commander: 'Ben' }));
    type(session, 'title', 'Mine');
    await settle();
    const state = session.merging.state.get();
    expect(state.kind === 'open' && state.merge.conflicts).toMatchObject([
      { path: ['incident', 'title'], mine: 'Mine', theirs: 'Theirs' },
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(host.version).toBe(1);
    expect(session.merging.settle({ 'no.such.field': 'mine' }).ok).toBe(false);
    expect(session.merging.settle({ 'incident.title': 'theirs' }).ok).toBe(true);
    await settle();
    expect(host.report.incident).toMatchObject({ title: 'Theirs', commander: 'Ben' });
    expect(host.notes[0]).toMatchObject({ kind: 'merged' });
    session.store.undo();
    expect(session.store.getReport().incident).toMatchObject({ title: 'Mine', commander: '' });
  });

  it('merges again where the other side saved once more meanwhile', async () => {
    const { session, host, theirs } = open();
    theirs(withIncident({ title: 'Theirs' }));
    type(session, 'title', 'Mine');
    await settle();
    theirs(withIncident({ title: 'Theirs', commander: 'Ben' }));
    session.merging.settle({ 'incident.title': 'mine' });
    await settle();
    expect(host.report.incident).toMatchObject({ title: 'Mine', commander: 'Ben' });
  });
});

it('tells the host when the report is left', async () => {
  const { session, host } = open();
  await session.close();
  expect(host.closed).toBe(1);
});
