import type { JSX } from 'react';
import type { ImportSummary } from '../../../shared/contract/channels.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { count } from '../../ui/format/amount.ts';
import { FailureNotice, Notice } from '../../ui/Notice.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import type { Imported, ImportRun } from './useImport.ts';
import './import.css';

const Summary = ({ summary }: { readonly summary: ImportSummary }): JSX.Element => (
  <>
    {summary.readings.length === 0 ? null : (
      <Notice tone="warning" title="Please check these readings">
        <ul className="import__list">
          {summary.readings.map((reading) => (
            <li key={reading}>{reading}</li>
          ))}
        </ul>
      </Notice>
    )}
    {summary.kept.length === 0 ? null : (
      <section>
        <h4>Kept aside as imported notes</h4>
        <p className="import__hint">
          {count(summary.kept.length, 'part has', 'parts have')} no field of their own. They stay with the
          report, are shown and printed until you place or dismiss them.
        </p>
        <ul className="import__list">
          {summary.kept.map((part, index) => (
            // Two parts may read the same; they keep their order.
            <li key={`${index} ${part.heading}`}>
              {part.heading === '' ? null : <strong>{part.heading}: </strong>}
              {part.excerpt}
            </li>
          ))}
        </ul>
      </section>
    )}
    <section>
      <h4>Filled in</h4>
      {summary.mapped.length === 0 ? (
        <p className="import__hint">No field was recognised; the whole text is kept as imported notes.</p>
      ) : (
        <ul className="import__mapped">
          {summary.mapped.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </section>
  </>
);

const OneFile = ({
  imported: { fileName, result },
  isOnly,
  onOpen,
}: {
  readonly imported: Imported;
  readonly isOnly: boolean;
  readonly onOpen: (id: string) => void;
}): JSX.Element => (
  <section className="import__file">
    <div className="import__file-head">
      <h3 className="import__file-name">{fileName}</h3>
      {!isOnly && result.ok ? (
        <Button
          size="small"
          aria-label={`Open report from ${fileName}`}
          onPress={() => onOpen(result.value.id)}
        >
          Open report
        </Button>
      ) : null}
    </div>
    {result.ok ? <Summary summary={result.value.summary} /> : <FailureNotice failure={result.error} />}
  </section>
);

type ImportDialogProps = {
  readonly run: ImportRun | null;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
};

const titleOf = ({ done, current }: ImportRun): string => {
  if (current !== '') return 'Importing…';
  const failed = done.filter(({ result }) => !result.ok).length;
  if (failed === done.length) return 'Nothing was imported';
  return failed === 0 ? 'Imported' : `Imported, but ${count(failed, 'file')} failed`;
};

/** What an import understood, what it kept aside and what a person should check. */
export const ImportDialog = ({ run, onOpen, onClose }: ImportDialogProps): JSX.Element | null => {
  if (!run) return null;
  const isBusy = run.current !== '';
  const only = run.done.length === 1 ? run.done[0]?.result : undefined;
  return (
    <Dialog
      title={titleOf(run)}
      isOpen
      onClose={onClose}
      isDismissable={!isBusy}
      footer={
        isBusy ? undefined : (
          <>
            <Button onPress={onClose}>{only?.ok ? 'Stay in the library' : 'Close'}</Button>
            {only?.ok ? (
              <Button variant="primary" takesFocus onPress={() => onOpen(only.value.id)}>
                Open report
              </Button>
            ) : null}
          </>
        )
      }
    >
      <div className="import">
        {run.done.map((imported, index) => (
          <OneFile
            key={`${index} ${imported.fileName}`}
            imported={imported}
            isOnly={run.done.length === 1 && !isBusy}
            onOpen={onOpen}
          />
        ))}
        {isBusy ? <Spinner label={`Reading ${run.current}…`} /> : null}
      </div>
    </Dialog>
  );
};
