import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocumentStore, type DocumentStore } from '../../../renderer/store/document-store.ts';
import { commandOf, counter, type Edit, edits, editsWithUndo, startReport } from './commands.ts';

const makeClock = () => {
  let time = 0;
  return { now: () => time, wait: (milliseconds: number) => (time += milliseconds) };
};

const perform = (store: DocumentStore, edit: Edit, newId: () => string, wait: (ms: number) => void): void => {
  wait(edit.kind === 'rest' ? 5000 : 50);
  if (edit.kind === 'undo') store.undo();
  else if (edit.kind === 'redo') store.redo();
  else {
    const command = commandOf(store.getReport(), edit, newId);
    if (!command) return;
    const result = store.execute(command, { typing: edit.kind === 'type' || edit.kind === 'typeRow' });
    expect(result.ok).toBe(true);
  }
};

const undoAll = (store: DocumentStore): void => {
  while (store.undo());
};
const redoAll = (store: DocumentStore): void => {
  while (store.redo());
};

const type = (store: DocumentStore, field: string, text: string): void => {
  store.execute({ kind: 'set', path: ['incident', field], value: text }, { typing: true });
};

describe('document store', () => {
  it('undoes any sequence of edits to the original and redoes it to the result', () => {
    fc.assert(
      fc.property(edits, (sequence) => {
        const clock = makeClock();
        const original = startReport();
        const store = createDocumentStore({ report: original, now: clock.now });
        const newId = counter();
        for (const edit of sequence) perform(store, edit, newId, clock.wait);
        const final = store.getReport();
        undoAll(store);
        expect(store.getReport()).toEqual(original);
        redoAll(store);
        expect(store.getReport()).toEqual(final);
      }),
    );
  });

  it('stays consistent when undo and redo are mixed among the edits', () => {
    fc.assert(
      fc.property(editsWithUndo, (sequence) => {
        const clock = makeClock();
        const original = startReport();
        const store = createDocumentStore({ report: original, now: clock.now });
        const newId = counter();
        for (const edit of sequence) perform(store, edit, newId, clock.wait);
        const before = store.getReport();
        redoAll(store);
        const final = store.getReport();
        undoAll(store);
        expect(store.getReport()).toEqual(original);
        redoAll(store);
        expect(store.getReport()).toEqual(final);
        while (store.getReport() !== before && JSON.stringify(store.getReport()) !== JSON.stringify(before)) {
          expect(store.undo()).not.toBeNull();
        }
      }),
    );
  });

  it('joins typing in one field into one step until a pause', () => {
    const clock = makeClock();
    const store = createDocumentStore({ report: startReport(), now: clock.now });
    for (const text of ['Q', 'Qu', 'Que']) {
      clock.wait(200);
      type(store, 'title', text);
    }
    clock.wait(1500);
    type(store, 'title', 'Queue');
    store.undo();
    expect(store.getReport().incident.title).toBe('Que');
    store.undo();
    expect(store.getReport().incident.title).toBe('');
    expect(store.undo()).toBeNull();
  });

  it('starts a new step in another field and after the field was left', () => {
    const clock = makeClock();
    const store = createDocumentStore({ report: startReport(), now: clock.now });
    type(store, 'title', 'A');
    type(store, 'author', 'B');
    type(store, 'title', 'AC');
    store.endStep();
    type(store, 'title', 'ACD');
    expect(store.getHistory().done).toHaveLength(4);
  });

  it('forgets what could be redone when something new is edited', () => {
    const clock = makeClock();
    const store = createDocumentStore({ report: startReport(), now: clock.now });
    type(store, 'title', 'A');
    store.undo();
    type(store, 'author', 'B');
    expect(store.redo()).toBeNull();
    expect(store.getReport().incident.title).toBe('');
  });

  it('does not join typing onto a step that was undone and redone', () => {
    const clock = makeClock();
    const store = createDocumentStore({ report: startReport(), now: clock.now });
    type(store, 'title', 'A');
    store.undo();
    store.redo();
    type(store, 'title', 'AB');
    store.undo();
    expect(store.getReport().incident.title).toBe('A');
  });

  it('keeps everything off the edited path identical, so that other rows need not render', () => {
    const store = createDocumentStore({ report: startReport(), now: () => 0 });
    const before = store.getReport();
    store.execute({
      kind: 'set',
      path: ['timeline', 'rows', before.timeline.rows[1]!.id, 'event'],
      value: 'x',
    });
    const after = store.getReport();
    expect(after.timeline.rows[0]).toBe(before.timeline.rows[0]);
    expect(after.timeline.rows[1]).not.toBe(before.timeline.rows[1]);
    expect(after.timeline.rows[2]).toBe(before.timeline.rows[2]);
    expect(after.incident).toBe(before.incident);
  });

  it('refuses an edit of a field that does not exist and says so', () => {
    const store = createDocumentStore({ report: startReport(), now: () => 0 });
    const before = store.getReport();
    const result = store.execute({ kind: 'set', path: ['incident', 'nickname'], value: 'x' });
    expect(result).toMatchObject({ ok: false, path: 'incident.nickname' });
    expect(store.getReport()).toBe(before);
    expect(store.getHistory().done).toHaveLength(0);
  });
});
