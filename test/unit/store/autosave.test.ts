import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosave, type Save, type Timers } from '../../../renderer/store/autosave.ts';
import { createDocumentStore } from '../../../renderer/store/document-store.ts';
import { failure, success } from '../../../shared/contract/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { startReport } from './commands.ts';

const timers: Timers = {
  now: () => Date.now(),
  set: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

type Answer = 'ok' | 'refuse' | 'conflict' | 'break';

/** A disk that checks the base as the host does and answers as told, slowly. */
const makeDisk = (initial: Report) => {
  const disk = {
    report: initial,
    hash: 'hash-0',
    saves: 0,
    inFlight: 0,
    mostInFlight: 0,
    answers: [] as Answer[],
    delay: 50,
  };
  const save: Save = async (report, base) => {
    disk.inFlight += 1;
    disk.mostInFlight = Math.max(disk.mostInFlight, disk.inFlight);
    await new Promise((resolve) => setTimeout(resolve, disk.delay));
    disk.inFlight -= 1;
    const answer = disk.answers.shift() ?? 'ok';
    if (answer === 'break') throw new Error('connection lost');
    if (answer === 'refuse') return failure('could-not-write', 'The disk is full.');
    if (answer === 'conflict' || base !== disk.hash) return failure('conflict', 'The file changed.');
    disk.saves += 1;
    disk.report = report;
    disk.hash = `hash-${disk.saves}`;
    return success({ savedAt: new Date(Date.now()).toISOString(), sha256: disk.hash });
  };
  return { disk, save };
};

const open = () => {
  const report = startReport();
  const store = createDocumentStore({ report, now: Date.now });
  const { disk, save } = makeDisk(report);
  const saved = { sha256: disk.hash, savedAt: new Date(0).toISOString() };
  const autosave = createAutosave({ store, save, saved, timers });
  const type = (text: string) =>
    store.execute({ kind: 'set', path: ['incident', 'title'], value: text }, { typing: true });
  return { store, disk, autosave, type };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('autosave', () => {
  it('saves within a second of a pause', async () => {
    const { disk, autosave, type } = open();
    type('Queue');
    expect(autosave.getState().kind).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.report.incident.title).toBe('Queue');
    expect(autosave.getState()).toEqual({ kind: 'saved', at: expect.any(String) });
    expect(autosave.hasUnsaved()).toBe(false);
  });

  it('has on disk what is older than a second while someone types on, one save at a time', async () => {
    const { disk, type } = open();
    let text = '';
    for (let keystroke = 0; keystroke < 110; keystroke += 1) {
      text += 'x';
      type(text);
      await vi.advanceTimersByTimeAsync(100);
      expect(disk.report.incident.title.length).toBeGreaterThanOrEqual(text.length - 10);
    }
    expect(disk.saves).toBeGreaterThanOrEqual(11);
    expect(disk.mostInFlight).toBe(1);
  });

  it('keeps what is unsaved while another window has the report, and saves it when this one has it again', async () => {
    const { disk, store, type, autosave } = open();
    type('Kept');
    autosave.hold();
    expect(autosave.getState()).toEqual({ kind: 'held' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await autosave.flush()).toBe(false);
    expect(disk.saves).toBe(0);
    expect(autosave.hasUnsaved()).toBe(true);
    autosave.resume();
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.report).toBe(store.getReport());
    expect(autosave.getState().kind).toBe('saved');
  });

  it('stops saving where the host says that another window has the report', async () => {
    const store = createDocumentStore({ report: startReport(), now: Date.now });
    const asked: string[] = [];
    let told = 0;
    const autosave = createAutosave({
      store,
      timers,
      saved: { sha256: 'hash-0', savedAt: '' },
      save: async (report) => {
        asked.push(report.incident.title);
        return failure('held', 'Another window has it.');
      },
      onHeld: () => {
        told += 1;
      },
    });
    store.execute({ kind: 'set', path: ['incident', 'title'], value: 'A' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked, told, autosave.getState()]).toEqual([['A'], 1, { kind: 'held' }]);
  });

  it('keeps one save in flight and saves what was typed meanwhile afterwards', async () => {
    const { disk, type, autosave } = open();
    disk.delay = 3000;
    type('A');
    await vi.advanceTimersByTimeAsync(700);
    type('AB');
    await vi.advanceTimersByTimeAsync(900);
    expect(autosave.getState().kind).toBe('saving');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(disk.mostInFlight).toBe(1);
    expect(disk.report.incident.title).toBe('AB');
  });

  it('says why it failed, tries again later and then more rarely, and recovers', async () => {
    const { disk, type, autosave } = open();
    disk.answers = ['refuse', 'break', 'refuse'];
    type('A');
    await vi.advanceTimersByTimeAsync(1000);
    expect(autosave.getState()).toMatchObject({ kind: 'failed', failure: { message: 'The disk is full.' } });
    expect(autosave.hasUnsaved()).toBe(true);
    type('AB');
    expect(autosave.getState().kind).toBe('failed');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(autosave.getState().kind).toBe('saved');
    expect(disk.report.incident.title).toBe('AB');
  });

  it('does not hammer the host with a report it calls invalid, but tries after the next edit', async () => {
    const store = createDocumentStore({ report: startReport(), now: Date.now });
    let asked = 0;
    const picky = createAutosave({
      store,
      timers,
      saved: { sha256: 'hash-0', savedAt: '' },
      save: async () => {
        asked += 1;
        return failure('invalid-report', 'No.');
      },
    });
    store.execute({ kind: 'set', path: ['incident', 'title'], value: 'A' });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toBe(1);
    expect(picky.getState()).toMatchObject({ kind: 'failed', retryAt: null });
    store.execute({ kind: 'set', path: ['incident', 'title'], value: 'AB' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toBe(2);
  });

  it('never overwrites after a conflict, until the person has chosen', async () => {
    const { disk, store, type, autosave } = open();
    disk.hash = 'someone-else';
    type('Mine');
    await vi.advanceTimersByTimeAsync(1000);
    expect(autosave.getState().kind).toBe('conflict');
    type('Mine still');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await autosave.flush()).toBe(false);
    expect(disk.saves).toBe(0);

    const theirs = { ...disk.report, incident: { ...disk.report.incident, title: 'Theirs' } };
    store.replace(theirs);
    autosave.rebase({ report: theirs, sha256: disk.hash, savedAt: new Date().toISOString() });
    expect(autosave.hasUnsaved()).toBe(false);
    type('Theirs, then mine');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.report.incident.title).toBe('Theirs, then mine');
  });

  it('flushes at once what is waiting and what was typed while a save was under way', async () => {
    const { disk, type, autosave } = open();
    type('A');
    const first = autosave.flush();
    await vi.advanceTimersByTimeAsync(10);
    type('AB');
    const second = autosave.flush();
    await vi.advanceTimersByTimeAsync(200);
    expect(await first).toBe(true);
    expect(await second).toBe(true);
    expect(disk.report.incident.title).toBe('AB');
    expect(disk.mostInFlight).toBe(1);
  });

  it('loses nothing whatever the disk answers and however one types', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ text: fc.string({ maxLength: 8, unit: 'grapheme-ascii' }), wait: fc.nat(4000) }),
          {
            maxLength: 25,
          },
        ),
        fc.array(fc.constantFrom<Answer>('ok', 'refuse', 'break'), { maxLength: 25 }),
        fc.nat(2000),
        async (keystrokes, answers, delay) => {
          const { disk, store, type, autosave } = open();
          disk.answers = answers;
          disk.delay = delay;
          for (const { text, wait } of keystrokes) {
            type(text);
            await vi.advanceTimersByTimeAsync(wait);
            const shownAsSaved = autosave.getState().kind === 'saved';
            expect(shownAsSaved && disk.report !== store.getReport()).toBe(false);
          }
          await vi.advanceTimersByTimeAsync(30 * 60_000);
          expect(autosave.hasUnsaved()).toBe(false);
          expect(disk.report).toEqual(store.getReport());
          expect(disk.mostInFlight).toBeLessThanOrEqual(1);
          autosave.dispose();
        },
      ),
      { numRuns: 60 },
    );
  });
});
