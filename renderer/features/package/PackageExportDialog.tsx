/** Writes the report with its history and attachments into one file for another machine. */
import { type JSX, useState } from 'react';
import type { Output } from '../../../shared/contract/channels.ts';
import type { Result } from '../../../shared/contract/result.ts';
import { useBridge } from '../../app/context.tsx';
import { useJob } from '../../app/use-job.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { count } from '../../ui/format/amount.ts';
import { FailureNotice, Notice } from '../../ui/Notice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { FileList } from '../export/FileList.tsx';
import { NewPassphrase } from '../vault/NewPassphrase.tsx';
import './package.css';

type Props = {
  /** Identifier of the report. */
  readonly id: string;
  /** Resolves once the latest edits are on disk. */
  readonly flush: () => Promise<Result<unknown>>;
  readonly onClose: () => void;
};

type Ended = Result<Output<'package.export'>>;

const titleOf = (isBusy: boolean, ended: Ended | null): string => {
  if (isBusy) return 'Exporting package…';
  if (ended === null) return 'Export package';
  if (ended.ok) return 'Package exported';
  return ended.error.code === 'cancelled' ? 'Export cancelled' : 'Not exported';
};

const Written = ({ file, missing }: Output<'package.export'>): JSX.Element => (
  <>
    <FileList files={[file]} />
    {missing.length === 0 ? null : (
      <Notice tone="warning" title={`${count(missing.length, 'attachment')} could not be put in`} announce>
        <ul className="package__list">
          {missing.map(({ sha256, reason }) => (
            <li key={sha256}>
              {reason} (SHA-256 {sha256.slice(0, 12)}…)
            </li>
          ))}
        </ul>
      </Notice>
    )}
  </>
);

export const PackageExportDialog = ({ id, flush, onClose }: Props): JSX.Element => {
  const bridge = useBridge();
  const { progress, run, cancel } = useJob();
  const [isEncrypted, setEncrypted] = useState(false);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  const isChoosing = progress === null && ended === null;

  const start = async (): Promise<void> => {
    const secret = isEncrypted && passphrase !== null ? { passphrase } : {};
    const result = await run('Saving the latest edits', async (job) => {
      const saved = await flush();
      return saved.ok ? bridge.invoke('package.export', { job, id, ...secret }) : saved;
    });
    if (result) setEnded(result);
  };

  return (
    <Dialog
      title={titleOf(progress !== null, ended)}
      isOpen
      onClose={onClose}
      isDismissable={progress === null}
      footer={
        <>
          {isChoosing ? (
            <>
              <Button onPress={onClose}>Cancel</Button>
              <Button
                variant="primary"
                icon="export"
                isDisabled={isEncrypted && passphrase === null}
                onPress={() => void start()}
              >
                Export package
              </Button>
            </>
          ) : null}
          {progress ? (
            <Button onPress={cancel} isDisabled={progress.isStopping} takesFocus>
              {progress.isStopping ? 'Stopping…' : 'Cancel export'}
            </Button>
          ) : null}
          {progress === null && ended?.ok === true ? (
            <Button variant="primary" onPress={onClose} takesFocus>
              Done
            </Button>
          ) : null}
          {progress === null && ended?.ok === false ? (
            <>
              <Button onPress={() => setEnded(null)}>Back</Button>
              <Button variant="primary" onPress={() => void start()} takesFocus>
                Try again
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div className="package">
        {isChoosing ? (
          <>
            <p>
              One file with the report, its whole history and its attachments, for a library on another
              machine. Whoever imports it there can check every byte, and send their edits back the same way.
            </p>
            <Checkbox label="Encrypt it with a passphrase" isSelected={isEncrypted} onChange={setEncrypted} />
            {isEncrypted ? (
              <div className="package__fields">
                <NewPassphrase onChange={setPassphrase} takesFocus />
                <p className="ui-help">
                  Give it to the receiver by another way than the file. Nobody can open the package without
                  it.
                </p>
              </div>
            ) : (
              <p className="ui-help">Without one, anybody who holds the file can read it.</p>
            )}
          </>
        ) : null}
        {progress ? <ProgressBar label={progress.step} fraction={progress.fraction} /> : null}
        {progress === null && ended?.ok === true ? <Written {...ended.value} /> : null}
        {progress === null && ended?.ok === false ? <FailureNotice failure={ended.error} /> : null}
      </div>
    </Dialog>
  );
};
