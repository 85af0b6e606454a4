import type { JSX } from 'react';
import type { SaveState } from '../../store/autosave.ts';
import { useSaveState } from '../../store/hooks.tsx';
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
    case 'conflict':
      return 'Not saved: changed elsewhere';
  }
};

/** Where the saving stands. Only outcomes are announced, not each step towards them. */
export const SaveIndicator = (): JSX.Element => {
  const state = useSaveState();
  const isOutcome = state.kind !== 'unsaved' && state.kind !== 'saving';
  return (
    <span className={`save-sign save-sign--${state.kind}`}>
      <span className="save-sign__dot" aria-hidden="true" />
      <span aria-hidden={isOutcome}>{wordsOf(state)}</span>
      <output className="ui-visually-hidden">{isOutcome ? wordsOf(state) : ''}</output>
    </span>
  );
};
