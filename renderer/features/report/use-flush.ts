import { useCallback } from 'react';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { useSession } from '../../store/hooks.tsx';

/** Saves what was typed: what is exported or printed is what lies on disk. */
export const useFlush = (): (() => Promise<Result<null>>) => {
  const { autosave, store } = useSession();
  return useCallback(async () => {
    // Who only reads takes what the one who edits has saved.
    if (store.isReadOnly()) return success(null);
    if (await autosave.flush()) return success(null);
    const state = autosave.getState();
    return state.kind === 'failed' || state.kind === 'conflict'
      ? { ok: false, error: state.failure }
      : failure('could-not-write', 'The latest edits are not saved yet.', {
          kept: 'Your text is kept in this window.',
          next: 'Try again in a moment.',
        });
  }, [autosave, store]);
};
