import { useState, type JSX } from 'react';
import type { BackupRef, BackupSummary } from '../../../shared/contract/backup.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { exactWhen } from '../../ui/format/when.ts';
import { RestoreLibrary } from './RestoreLibrary.tsx';
import { RestoreReport } from './RestoreReport.tsx';
import { useBackupJob } from './use-backup-job.ts';

type RestoreDialogProps = {
  readonly backup: BackupSummary;
  readonly source: BackupRef;
  readonly onClose: () => void;
};

const kinds = [
  { value: 'report', label: 'One report' },
  { value: 'library', label: 'The whole library' },
] as const;

/** Restores from one backup: a single report into the library, or everything into a folder of its own. */
export const RestoreDialog = ({ backup, source, onClose }: RestoreDialogProps): JSX.Element => {
  const [kind, setKind] = useState<(typeof kinds)[number]['value']>('report');
  const jobs = useBackupJob();
  return (
    <Dialog title="Restore from a backup" isOpen onClose={onClose} isDismissable={jobs.job === null}>
      <div className="backup">
        <p className="backup__hint">Backup of {exactWhen(backup.madeAt)}.</p>
        <RadioGroup
          label="What to restore"
          labelHidden
          appearance="segmented"
          value={kind}
          options={kinds}
          onChange={setKind}
        />
        {kind === 'report' ? (
          <RestoreReport source={source} />
        ) : (
          <RestoreLibrary source={source} jobs={jobs} />
        )}
      </div>
    </Dialog>
  );
};
