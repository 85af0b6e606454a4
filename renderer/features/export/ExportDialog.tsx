import { useState, type JSX } from 'react';
import { useSettings } from '../../app/context.tsx';
import type { Result } from '../../../shared/contract/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { count } from '../../ui/format/amount.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { FailureNotice, Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { ChoicePanel } from './ChoicePanel.tsx';
import { FileList } from './FileList.tsx';
import { useExport, type ExportChoice, type ExportState } from './useExport.ts';
import './export.css';

export type ExportDialogProps = {
  readonly report: Report;
  /** Resolves once the latest edits are on disk; a failure stops the export and is shown. */
  readonly flush: () => Promise<Result<unknown>>;
  /** Closes the dialog's work and leads to a field of the report. */
  readonly onGoTo: (path: string) => void;
  /** Closes the dialog's work and makes a package instead. */
  readonly onPackage: () => void;
  /** Closes the dialog's work and prints instead. */
  readonly onPrint: () => void;
  readonly onClose: () => void;
};

const titleOf = (state: ExportState): string => {
  switch (state.kind) {
    case 'choosing':
      return 'Export';
    case 'running':
      return 'Exporting…';
    case 'done':
      return `${count(state.files.length, 'file')} exported`;
    case 'failed':
      return state.failure.code === 'cancelled' ? 'Export cancelled' : 'Not exported';
  }
};

/** Exports the report: choose, watch, take the files. Render it while it is open; it starts afresh each time. */
export const ExportDialog = ({
  report,
  flush,
  onGoTo,
  onPackage,
  onPrint,
  onClose,
}: ExportDialogProps): JSX.Element => {
  const { settings } = useSettings();
  const [choice, setChoice] = useState<ExportChoice>({
    formats: ['pdf', 'docx'],
    paper: settings.paper,
    archive: false,
    history: false,
  });
  const { state, start, cancel, reset } = useExport(report.id, flush);
  const goTo = (path: string) => {
    onClose();
    onGoTo(path);
  };
  return (
    <Dialog
      title={titleOf(state)}
      isOpen
      onClose={onClose}
      width="wide"
      isDismissable={state.kind !== 'running'}
      footer={
        <>
          {state.kind === 'choosing' ? (
            <>
              {choice.formats.length === 0 ? (
                <span className="export__missing" id="export-missing">
                  Choose at least one format.
                </span>
              ) : null}
              <Button
                onPress={() => {
                  onClose();
                  onPackage();
                }}
              >
                Export package…
              </Button>
              <Button
                icon="print"
                onPress={() => {
                  onClose();
                  onPrint();
                }}
              >
                Print approval copy
              </Button>
              <Button onPress={onClose}>Cancel</Button>
              <Button
                variant="primary"
                icon="export"
                isDisabled={choice.formats.length === 0}
                onPress={() => void start(choice)}
              >
                Export
              </Button>
            </>
          ) : null}
          {state.kind === 'running' ? (
            <Button onPress={cancel} isDisabled={state.isStopping} takesFocus>
              {state.isStopping ? 'Stopping…' : 'Cancel export'}
            </Button>
          ) : null}
          {state.kind === 'done' ? (
            <>
              <Button onPress={reset}>Export again</Button>
              <Button variant="primary" onPress={onClose} takesFocus>
                Done
              </Button>
            </>
          ) : null}
          {state.kind === 'failed' ? (
            <>
              <Button onPress={reset}>Back</Button>
              <Button variant="primary" onPress={() => void start(choice)} takesFocus>
                Try again
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div className="export">
        {state.kind === 'choosing' ? (
          <ChoicePanel report={report} choice={choice} onChange={setChoice} onGoTo={goTo} />
        ) : null}
        {state.kind === 'running' ? <ProgressBar label={state.step} fraction={state.fraction} /> : null}
        {state.kind === 'failed' ? <FailureNotice failure={state.failure} /> : null}
        {state.kind === 'done' ? (
          <>
            <FileList files={state.files} />
            {state.warnings.length === 0 ? null : (
              <Notice
                tone="warning"
                title={count(state.warnings.length, 'thing to know', 'things to know')}
                announce
              >
                <ul className="export__warnings">
                  {state.warnings.map(({ path, message }, index) => (
                    // The same warning may come from two formats; the list never changes.
                    <li key={`${index} ${path}`}>
                      {path === '' || path.startsWith('history.') ? (
                        message
                      ) : (
                        <LinkButton onPress={() => goTo(path)}>{message}</LinkButton>
                      )}
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
          </>
        ) : null}
      </div>
    </Dialog>
  );
};
