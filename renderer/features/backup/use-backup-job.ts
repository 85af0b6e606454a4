/** One job of backups at a time: how far it is, how it ended, and a way to stop it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../../shared/contract/result.ts';
import { useBridge } from '../../app/context.tsx';

export type BackupJob = {
  readonly label: string;
  /** Done so far, 0 to 1. */
  readonly fraction: number;
  readonly isStopping: boolean;
};

export type BackupJobs = {
  /** Null while nothing is under way. */
  readonly job: BackupJob | null;
  readonly run: <T>(label: string, action: (job: string) => Promise<Result<T>>) => Promise<Result<T>>;
  readonly cancel: () => void;
};

export const useBackupJob = (): BackupJobs => {
  const bridge = useBridge();
  const [job, setJob] = useState<BackupJob | null>(null);
  /** '' while there is none. */
  const own = useRef('');

  useEffect(
    () =>
      bridge.on('backup.progress', ({ job: told, done, total }) => {
        if (told !== own.current) return;
        setJob((now) => now && { ...now, fraction: total === 0 ? 1 : done / total });
      }),
    [bridge],
  );

  const cancel = useCallback(() => {
    if (own.current === '') return;
    setJob((now) => now && { ...now, isStopping: true });
    void bridge.invoke('backup.cancel', { job: own.current });
  }, [bridge]);

  // A screen that is left does not let a job run on that nobody sees.
  useEffect(() => cancel, [cancel]);

  const run = useCallback(async <T>(label: string, action: (job: string) => Promise<Result<T>>) => {
    const id = crypto.randomUUID();
    own.current = id;
    setJob({ label, fraction: 0, isStopping: false });
    const result = await action(id);
    if (own.current === id) {
      own.current = '';
      setJob(null);
    }
    return result;
  }, []);

  return { job, run, cancel };
};
