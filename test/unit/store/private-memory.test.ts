import { describe, expect, test } from 'vitest';
import { createPrivateMemory } from '../../../renderer/store/private-memory.ts';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
};

describe('undo steps', () => {
  test('of a plain library outlive the page', () => {
    const disk = storage();
    const memory = createPrivateMemory(disk, 'undo.');
    memory.setPrivate(false);
    memory.setItem('undo.a', 'text');
    expect(disk.kept.get('undo.a')).toBe('text');
    expect(memory.getItem('undo.a')).toBe('text');
  });

  test('never reach the disk before it is known how the library is protected, nor of an encrypted one', () => {
    const disk = storage();
    const memory = createPrivateMemory(disk, 'undo.');
    memory.setItem('undo.a', 'text');
    expect(memory.getItem('undo.a')).toBe('text');
    expect(disk.kept.size).toBe(0);
    memory.clear();
    expect(memory.getItem('undo.a')).toBe(null);
  });

  test('that lie on the disk are taken away when the library becomes encrypted, and nothing else is', () => {
    const disk = storage();
    disk.setItem('other', 'kept');
    for (const key of ['undo.a', 'undo.b', 'undo.c']) disk.setItem(key, 'text');
    const memory = createPrivateMemory(disk, 'undo.');
    memory.setPrivate(true);
    expect([...disk.kept.keys()]).toEqual(['other']);
  });
});
