import { useState, type JSX } from 'react';
import type { BackupRef } from '../../../shared/contract/backup.ts';
import type { Output } from '../../../shared/contract/channels.ts';
import type { Result } from '../../../shared/contract/result.ts';
import { useBridge } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { count } from '../../ui/format/amount.ts';
import { FailureNotice, Notice } from '../../ui/Notice.tsx';
import { FolderField } from './FolderField.tsx';
import { JobProgress } from './JobProgress.tsx';
import type { BackupJobs } from './use-backup-job.ts';

type RestoreLibraryProps = { readonly source: BackupRef; readonly jobs: BackupJobs };
type Restored = { readonly to: string; readonly result: Result<Output<'backup.restoreLibrary'>> };

const Outcome = ({ to, result }: Restored): JSX.Element => {
  if (!result.ok) return <FailureNotice failure={result.error} />;
  const { files, damage } = result.value;
  return (
    <Notice
      tone={damage.length === 0 ? 'ok' : 'warning'}
      title={`Restored ${count(files, 'file')}.`}
      announce
    >
      <p>
        They are in <code>{to}</code>. To work with them, start Debrief with that folder as its library.
      </p>
      {damage.length === 0 ? null : (
        <ul className="ui-notice__problems">
          {damage.map(({ path, message }) => (
            <li key={path}>
              <code>{path}</code>: {message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
};

/** Restores everything in a backup into a folder of its own; the library in use stays as it is. */
export const RestoreLibrary = ({ source, jobs }: RestoreLibraryProps): JSX.Element => {
  const bridge = useBridge();
  const [to, setTo] = useState('');
  const [restored, setRestored] = useState<Restored | null>(null);
  const start = async (): Promise<void> => {
    const folder = to.trim();
    setRestored(null);
    const result = await jobs.run('Restoring', (job) =>
      bridge.invoke('backup.restoreLibrary', { job, backup: source, to: folder }),
    );
    setRestored({ to: folder, result });
  };
  return (
    <>
      <FolderField
        label="Into this folder"
        description="A new or an empty one. The library in use stays as it is."
        purpose="restore-to"
        value={to}
        onChange={setTo}
      />
      <JobProgress jobs={jobs} />
      {restored ? <Outcome {...restored} /> : null}
      <div className="backup__buttons">
        <Button
          variant="primary"
          isDisabled={to.trim() === '' || jobs.job !== null}
          onPress={() => void start()}
        >
          Restore the library
        </Button>
      </div>
    </>
  );
};
