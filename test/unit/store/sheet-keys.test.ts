import { describe, expect, it } from 'vitest';
import { actionOf, type Caret, type Keystroke } from '../../../renderer/features/sheet/sheet-keys.ts';

const press = (key: string, held: Partial<Omit<Keystroke, 'key'>> = {}): Keystroke => ({
  key,
  alt: false,
  ctrl: false,
  shift: false,
  ...held,
});
const inside: Caret = { isEmpty: false, isAtStart: false, isAtEnd: false, isSingleLine: false };

describe('keys of a sheet', () => {
  it('leaves the arrows to the text until the caret is at its end, or the text is one line', () => {
    expect(actionOf(press('ArrowDown'), inside)).toBeNull();
    expect(actionOf(press('ArrowDown'), { ...inside, isAtEnd: true })).toEqual({ kind: 'go', rows: 1 });
    expect(actionOf(press('ArrowUp'), { ...inside, isAtEnd: true })).toBeNull();
    expect(actionOf(press('ArrowUp'), { ...inside, isSingleLine: true })).toEqual({ kind: 'go', rows: -1 });
    expect(actionOf(press('ArrowDown', { shift: true }), { ...inside, isAtEnd: true })).toBeNull();
  });

  it('leaves the arrows and Enter to a choice', () => {
    expect(actionOf(press('ArrowDown'), null)).toBeNull();
    expect(actionOf(press('Enter'), null)).toBeNull();
    expect(actionOf(press('ArrowDown', { alt: true }), null)).toEqual({ kind: 'move', by: 1 });
  });

  it('breaks the line with Shift+Enter, goes on with Enter, inserts with Ctrl+Enter', () => {
    expect(actionOf(press('Enter', { shift: true }), inside)).toBeNull();
    expect(actionOf(press('Enter'), inside)).toEqual({ kind: 'next' });
    expect(actionOf(press('Enter', { ctrl: true }), inside)).toEqual({ kind: 'insertBelow' });
  });

  it('deletes words with Ctrl+Backspace while there are any, then the row', () => {
    expect(actionOf(press('Backspace', { ctrl: true }), inside)).toBeNull();
    expect(actionOf(press('Backspace', { ctrl: true }), { ...inside, isEmpty: true })).toEqual({
      kind: 'remove',
    });
    expect(actionOf(press('Backspace', { ctrl: true, shift: true }), inside)).toEqual({ kind: 'remove' });
  });
});
