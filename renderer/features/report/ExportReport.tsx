import { type JSX, useCallback } from 'react';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { useReport, useSession } from '../../store/hooks.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { useRevealer } from './reveal.tsx';

/** The export dialog of the open report: what is exported is what was saved, so it saves first. */
export const ExportReport = ({ onClose }: { readonly onClose: () => void }): JSX.Element => {
  const { autosave } = useSession();
  const report = useReport((whole) => whole);
  const { reveal } = useRevealer();
  const flush = useCallback(async (): Promise<Result<null>> => {
    if (await autosave.flush()) return success(null);
    const state = autosave.getState();
    return state.kind === 'failed' || state.kind === 'conflict'
      ? { ok: false, error: state.failure }
      : failure('could-not-write', 'The latest edits are not saved yet.', {
          kept: 'Your text is kept in this window.',
          next: 'Try again in a moment.',
        });
  }, [autosave]);
  return <ExportDialog report={report} flush={flush} onGoTo={reveal} onClose={onClose} />;
};
