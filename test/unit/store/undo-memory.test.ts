import { describe, expect, it } from 'vitest';
import { createDocumentStore } from '../../../renderer/store/document-store.ts';
import { emptyHistory } from '../../../renderer/store/history.ts';
import { type Memory, recallHistory, rememberHistory } from '../../../renderer/store/undo-memory.ts';
import { startReport } from './commands.ts';

const makeMemory = (room = Infinity): Memory & { readonly items: Map<string, string> } => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > room) throw new Error('QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key) => items.delete(key),
  };
};

const edited = () => {
  const store = createDocumentStore({ report: startReport(), now: () => 0 });
  store.execute({ kind: 'set', path: ['incident', 'title'], value: 'Queue' });
  store.execute({ kind: 'set', path: ['incident', 'author'], value: 'Mara' });
  store.undo();
  return store;
};

describe('undo memory', () => {
  it('undoes and redoes after a reload what was done before it', () => {
    const memory = makeMemory();
    const before = edited();
    rememberHistory(memory, 'r1', 'abc', before.getHistory());
    const after = createDocumentStore({
      report: before.getReport(),
      now: () => 0,
      history: recallHistory(memory, 'r1', 'abc'),
    });
    after.redo();
    expect(after.getReport().incident.author).toBe('Mara');
    after.undo();
    after.undo();
    expect(after.getReport()).toEqual(startReport());
  });

  it('is silent about another state of the report, another report and rubbish', () => {
    const memory = makeMemory();
    rememberHistory(memory, 'r1', 'abc', edited().getHistory());
    expect(recallHistory(memory, 'r1', 'def')).toEqual(emptyHistory);
    expect(recallHistory(memory, 'r2', 'abc')).toEqual(emptyHistory);
    memory.items.set('debrief.undo.r1', '{"sha256":"abc","done":[{"diff":"x"}],"undone":[]}');
    expect(recallHistory(memory, 'r1', 'abc')).toEqual(emptyHistory);
    memory.items.set('debrief.undo.r1', 'not json');
    expect(recallHistory(memory, 'r1', 'abc')).toEqual(emptyHistory);
  });

  it('drops the oldest steps of a very long history and survives a full storage', () => {
    const memory = makeMemory();
    const store = createDocumentStore({ report: startReport(), now: () => 0 });
    for (let step = 0; step < 5; step += 1) {
      store.execute({ kind: 'set', path: ['summary', 'text'], value: String(step).repeat(400_000) });
    }
    rememberHistory(memory, 'r1', 'abc', store.getHistory());
    const recalled = recallHistory(memory, 'r1', 'abc');
    expect(recalled.done.length).toBeGreaterThan(0);
    expect(recalled.done.length).toBeLessThan(5);
    expect(recalled.done.at(-1)).toEqual(store.getHistory().done.at(-1));
    expect(() => rememberHistory(makeMemory(10), 'r1', 'abc', edited().getHistory())).not.toThrow();
  });
});
