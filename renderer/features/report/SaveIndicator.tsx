import type { JSX } from 'react';
import type { SaveState } from '../../store/autosave.ts';
import { useIsReadOnly, useSaveState } from '../../store/hooks.tsx';
import { clockTime } from './clock-time.ts';

const wordsOf = (state: SaveState): string => {
  switch (state.kind) {
    case 'saved':
      return `Saved ${clockTime(state.at)}`;
    case 'unsaved':
      return 'Unsaved';
    case 'saving':
      return 'Saving…';
    case 'failed':
      return 'Could not save';
    // The bar below, or the dialog, says why.
    case 'conflict':
    case 'held':
      return 'Not saved';
  }
};

/** Where the saving stands. Only outcomes are announced, not each step towards them. */
export const SaveIndicator = (): JSX.Element => {
  const state = useSaveState();
  const isReadOnly = useIsReadOnly();
  const isOutcome = state.kind !== 'unsaved' && state.kind !== 'saving';
  const words = isReadOnly && state.kind === 'saved' ? 'Read-only' : wordsOf(state);
  return (
    <span
      className={`save-sign save-sign--${isReadOnly && state.kind === 'saved' ? 'read-only' : state.kind}`}
    >
      <span className="save-sign__dot" aria-hidden="true" />
      <span aria-hidden={isOutcome}>{words}</span>
      <output className="ui-visually-hidden">{isOutcome ? words : ''}</output>
    </span>
  );
};
