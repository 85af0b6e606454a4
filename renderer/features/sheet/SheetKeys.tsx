import type { JSX } from 'react';
import { useReadOnly } from '../../ui/read-only.tsx';
import { Kbd } from '../../ui/Kbd.tsx';

const keys = [
  ['Enter', 'next row'],
  ['Ctrl+Enter', 'insert below'],
  ['Alt+↑ ↓', 'move row'],
  ['Shift+Enter', 'line break'],
  ['Ctrl+Shift+⌫', 'remove row'],
] as const;

/** The keys of a sheet, beneath it. */
export const SheetKeys = (): JSX.Element | null =>
  useReadOnly() ? null : (
    <p className="sheet__keys">
      {keys.map(([key, meaning]) => (
        <span key={key}>
          <Kbd keys={key} /> {meaning}
        </span>
      ))}
    </p>
  );
