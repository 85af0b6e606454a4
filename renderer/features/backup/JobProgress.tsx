import type { JSX } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import type { BackupJobs } from './use-backup-job.ts';

/** How far a job is, with the button that stops it. */
export const JobProgress = ({ jobs }: { readonly jobs: BackupJobs }): JSX.Element | null =>
  jobs.job === null ? null : (
    <div className="backup__job">
      <ProgressBar label={jobs.job.label} fraction={jobs.job.fraction} />
      <Button size="small" onPress={jobs.cancel} isDisabled={jobs.job.isStopping}>
        {jobs.job.isStopping ? 'Stopping…' : 'Cancel'}
      </Button>
    </div>
  );
