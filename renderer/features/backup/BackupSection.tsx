import { useState, type JSX } from 'react';
import type { BackupSettings as Settings, BackupSummary } from '../../../shared/contract/backup.ts';
import type { Failure } from '../../../shared/contract/result.ts';
import { useBridge } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { count, formatBytes } from '../../ui/format/amount.ts';
import { localWhen } from '../../ui/format/when.ts';
import { FailureNotice, Notice } from '../../ui/Notice.tsx';
import { BackupList } from './BackupList.tsx';
import { FolderDialog } from './FolderDialog.tsx';
import { JobProgress } from './JobProgress.tsx';
import { Keeping } from './Keeping.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { useBackupJob } from './use-backup-job.ts';
import { refTo, useBackups } from './use-backups.ts';
import './backup.css';

type BackupSectionProps = {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
};

type Made = { readonly backup: BackupSummary; readonly location: string };

const lastOf = (backups: readonly BackupSummary[] | null, now: Date): string => {
  if (backups === null) return '';
  const newest = backups.find(({ madeAt }) => madeAt !== '');
  return newest ? `Last backup: ${localWhen(newest.madeAt, now)}.` : 'There is no backup yet.';
};

/** Backups of the library: those it has, a new one, and what comes back from them. */
export const BackupSection = ({ settings, onChange }: BackupSectionProps): JSX.Element => {
  const bridge = useBridge();
  const jobs = useBackupJob();
  const [now] = useState(() => new Date());
  /** The folder elsewhere whose backups are shown; undefined for the library's own. */
  const [folder, setFolder] = useState<string | undefined>(undefined);
  const { backups, failure: listFailure, checked, refresh, noteChecked } = useBackups(folder);
  const [asking, setAsking] = useState<'back-up' | 'restore-from' | null>(null);
  const [restoring, setRestoring] = useState<BackupSummary | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const backUp = async (into?: string): Promise<void> => {
    setMade(null);
    const result = await jobs.run('Backing up', (job) =>
      bridge.invoke('backup.now', into === undefined ? { job } : { job, folder: into }),
    );
    setMade(result.ok ? result.value : null);
    setFailure(result.ok ? null : result.error);
    await refresh();
  };
  const check = async (name: string): Promise<void> => {
    const result = await jobs.run('Reading the backup', (job) =>
      bridge.invoke('backup.verify', { job, backup: refTo(name, folder) }),
    );
    if (result.ok) noteChecked(name, result.value.damage);
    setFailure(result.ok ? null : result.error);
  };

  const isBusy = jobs.job !== null;
  return (
    <div className="backup">
      {folder === undefined ? (
        <p className="backup__hint">
          {lastOf(backups, now)} Debrief makes one by itself after the first change of a day. These lie in the
          library folder; back up to another disk as well.
        </p>
      ) : (
        <p className="backup__hint">
          Backups in <code>{folder}</code>.
        </p>
      )}
      <div className="backup__buttons">
        <Button isDisabled={isBusy} onPress={() => void backUp()}>
          Back up now
        </Button>
        <Button isDisabled={isBusy} onPress={() => setAsking('back-up')}>
          Back up to a folder…
        </Button>
        {folder === undefined ? (
          <Button variant="quiet" isDisabled={isBusy} onPress={() => setAsking('restore-from')}>
            Restore from a folder…
          </Button>
        ) : (
          <Button variant="quiet" isDisabled={isBusy} onPress={() => setFolder(undefined)}>
            Show the library’s own
          </Button>
        )}
      </div>
      <JobProgress jobs={jobs} />
      {made ? (
        <Notice
          tone="ok"
          title={`Backed up ${count(made.backup.reports, 'report')}, ${formatBytes(made.backup.bytes)}.`}
          announce
        >
          <p>
            <code>{made.location}</code>
          </p>
        </Notice>
      ) : null}
      {failure ? <FailureNotice failure={failure} /> : null}
      {listFailure ? <FailureNotice failure={listFailure} /> : null}
      {backups?.length === 0 && folder !== undefined && !listFailure ? (
        <p className="backup__hint">There is no backup of a library in it.</p>
      ) : null}
      {backups === null || backups.length === 0 ? null : (
        <BackupList
          backups={backups}
          checked={checked}
          isBusy={isBusy}
          onCheck={(name) => void check(name)}
          onRestore={setRestoring}
        />
      )}
      <Keeping settings={settings} onChange={onChange} />
      {asking ? (
        <FolderDialog
          purpose={asking}
          onClose={() => setAsking(null)}
          onChosen={(chosen) => {
            setAsking(null);
            if (asking === 'back-up') void backUp(chosen);
            else setFolder(chosen);
          }}
        />
      ) : null}
      {restoring ? (
        <RestoreDialog
          backup={restoring}
          source={refTo(restoring.name, folder)}
          onClose={() => setRestoring(null)}
        />
      ) : null}
    </div>
  );
};
