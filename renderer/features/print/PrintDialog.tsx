import { type JSX, useEffect } from 'react';
import type { Result } from '../../../shared/contract/result.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/icons.tsx';
import { FailureNotice, Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { usePrint } from './use-print.ts';
import './print.css';

type PrintDialogProps = {
  /** The report to print. */
  readonly id: string;
  /** Resolves once the latest edits are on disk; a failure stops the print and is shown. */
  readonly flush: () => Promise<Result<unknown>>;
  readonly onClose: () => void;
};

/** Prints the report. Render it while that is wanted; it closes itself when the print dialog has taken over. */
export const PrintDialog = ({ id, flush, onClose }: PrintDialogProps): JSX.Element => {
  const { state, start, cancel } = usePrint(id, flush, onClose);
  useEffect(() => {
    void start();
    return cancel;
  }, [start, cancel]);
  const close = (): void => {
    cancel();
    onClose();
  };
  return (
    <Dialog
      title={state.kind === 'working' ? 'Preparing the approval copy…' : 'Not printed'}
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={close} takesFocus={state.kind === 'working'}>
            {state.kind === 'working' ? 'Cancel' : 'Close'}
          </Button>
          {state.kind === 'failed' ? (
            <Button variant="primary" onPress={() => void start()} takesFocus>
              Try again
            </Button>
          ) : null}
          {state.kind === 'by-hand' ? (
            <a
              className="ui-button ui-button--primary"
              href={`./exports/${encodeURIComponent(state.file.handle)}`}
              download={state.file.fileName}
            >
              <Icon name="download" />
              Download the PDF
            </a>
          ) : null}
        </>
      }
    >
      {state.kind === 'working' ? <ProgressBar label={state.step} fraction={state.fraction} /> : null}
      {state.kind === 'failed' ? <FailureNotice failure={state.failure} /> : null}
      {state.kind === 'by-hand' ? (
        <Notice tone="warning" title="This browser cannot print a PDF from this window" announce>
          <p>
            The approval copy is ready. Download it, open it in a program that shows PDF files, and print it
            there.
          </p>
        </Notice>
      ) : null}
    </Dialog>
  );
};
