/** What a person needs when saving fails: the reason, another try, and the text in a file of his own. */
import { type JSX, useState } from 'react';
import type { Failure } from '../../../shared/contract/result.ts';
import { useSaveState, useSession } from '../../store/hooks.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';
import { useToasts } from '../../ui/toast/toasts.tsx';
import { clockTime } from './clock-time.ts';
import { download } from './download.ts';

const useCopyDownload = (): (() => void) => {
  const session = useSession();
  return () => {
    const { incidentId } = session.store.getReport().incident;
    const name = incidentId.replace(/[^\w.-]+/g, '-') || 'report';
    download(`${name}-unsaved.json`, session.toJson(), 'application/json');
  };
};

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

/** The file was changed by someone else. Nothing is written until this is answered. */
const Conflict = ({ failure }: { readonly failure: Failure }): JSX.Element => {
  const session = useSession();
  const toasts = useToasts();
  const downloadCopy = useCopyDownload();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);

  const reload = async (): Promise<boolean> => {
    const reloaded = await session.reloadFromDisk();
    if (!reloaded.ok) setProblem(reloaded.error);
    return reloaded.ok;
  };
  const keepMine = async (): Promise<void> => {
    setBusy(true);
    const copy = await session.keepAsCopy();
    if (!copy.ok) setProblem(copy.error);
    else if (await reload()) {
      toasts.show({ title: 'Your version is a report of its own now.', tone: 'ok' });
      window.location.hash = `#/report/${copy.value.id}`;
    }
    setBusy(false);
  };
  const takeTheirs = async (): Promise<void> => {
    setBusy(true);
    await reload();
    setBusy(false);
  };

  return (
    <Dialog
      title="This report was changed elsewhere"
      isOpen
      isDismissable={false}
      role="alertdialog"
      onClose={() => undefined}
      footer={
        <>
          <Button icon="download" variant="quiet" onPress={downloadCopy}>
            Download mine
          </Button>
          <Button isPending={isBusy} onPress={() => void takeTheirs()}>
            Load the other version
          </Button>
          <Button variant="primary" isPending={isBusy} onPress={() => void keepMine()}>
            Keep mine as a copy
          </Button>
        </>
      }
    >
      <p>{failure.message}</p>
      <p>
        Another window or program saved this report after you opened it. Nothing has been overwritten. Keep
        your version as a report of its own, or load the other version; your unsaved edits are then given up.
      </p>
      {problem ? <FailureNotice failure={problem} /> : null}
    </Dialog>
  );
};

export const SaveTrouble = (): JSX.Element | null => {
  const state = useSaveState();
  if (state.kind === 'failed') return <SaveFailed failure={state.failure} retryAt={state.retryAt} />;
  return state.kind === 'conflict' ? <Conflict failure={state.failure} /> : null;
};
