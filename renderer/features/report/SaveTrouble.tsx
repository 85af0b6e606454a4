/** What a person needs when saving fails: the reason, another try, and the text in a file of his own. */
import type { JSX } from 'react';
import type { Failure } from '../../../shared/contract/result.ts';
import { useSaveState, useSession } from '../../store/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';
import { clockTime } from './clock-time.ts';
import { useCopyDownload } from './use-own-version.ts';

const SaveFailed = ({
  failure,
  retryAt,
}: {
  readonly failure: Failure;
  readonly retryAt: number | null;
}): JSX.Element => {
  const { autosave } = useSession();
  const downloadCopy = useCopyDownload();
  return (
    <div className="save-trouble">
      <FailureNotice
        failure={failure}
        action={
          <div className="save-trouble__actions">
            <Button size="small" onPress={() => void autosave.flush()}>
              Try again
            </Button>
            <Button size="small" icon="download" onPress={downloadCopy}>
              Download a copy
            </Button>
            <span>
              {retryAt === null
                ? 'Your text is kept in this window; saving is tried again with your next edit.'
                : `Your text is kept in this window; next try at ${clockTime(new Date(retryAt).toISOString())}.`}
            </span>
          </div>
        }
      />
    </div>
  );
};

export const SaveTrouble = (): JSX.Element | null => {
  const state = useSaveState();
  return state.kind === 'failed' ? <SaveFailed failure={state.failure} retryAt={state.retryAt} /> : null;
};
