/** The keys of a sheet, as a spreadsheet has them. Pure: says what a key asks for, does nothing itself. */

export type SheetAction =
  | { readonly kind: 'go'; readonly rows: 1 | -1 }
  /** Enter: the next row, in the column where this run of Tabs began; a new row after the last one. */
  | { readonly kind: 'next' }
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'insertBelow' }
  | { readonly kind: 'remove' };

export type Keystroke = {
  readonly key: string;
  readonly alt: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
};

/** Where the caret stands in a text cell; null in a choice. */
export type Caret = {
  readonly isEmpty: boolean;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
  /** Whether the text fills one line only, so that up and down cannot mean anything inside it. */
  readonly isSingleLine: boolean;
};

/** What a key asks of the sheet, or null where the cell keeps it. */
export const actionOf = ({ key, alt, ctrl, shift }: Keystroke, caret: Caret | null): SheetAction | null => {
  const up = key === 'ArrowUp';
  const down = key === 'ArrowDown';
  if (alt && !ctrl && (up || down)) return { kind: 'move', by: up ? -1 : 1 };
  if (key === 'Enter' && ctrl) return { kind: 'insertBelow' };
  if (key === 'Enter' && !shift && caret) return { kind: 'next' };
  // Ctrl+Backspace deletes a word, as everywhere, until there is none left.
  if (key === 'Backspace' && ctrl && (shift || (caret?.isEmpty ?? true))) return { kind: 'remove' };
  if (!caret || alt || ctrl || shift) return null;
  if (up && (caret.isSingleLine || caret.isAtStart)) return { kind: 'go', rows: -1 };
  if (down && (caret.isSingleLine || caret.isAtEnd)) return { kind: 'go', rows: 1 };
  return null;
};
