/** A piece of work of the host that takes a while: how far it is, and how to stop it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../shared/contract/result.ts';
import { useBridge } from './context.tsx';

export type Progress = {
  /** What is being done, in words. */
  readonly step: string;
  /** Done so far, 0 to 1. */
  readonly fraction: number;
  readonly isStopping: boolean;
};

export type Job = {
  /** Null while nothing is under way. */
  readonly progress: Progress | null;
  /** Starts the work under a name of its own. Null where the window has turned to something else meanwhile. */
  readonly run: <T>(first: string, work: (job: string) => Promise<Result<T>>) => Promise<Result<T> | null>;
  readonly cancel: () => void;
};

export const useJob = (): Job => {
  const bridge = useBridge();
  const [progress, setProgress] = useState<Progress | null>(null);
  /** The job under way; '' while there is none. */
  const job = useRef('');

  useEffect(
    () =>
      bridge.on('export.progress', ({ job: told, step, fraction }) => {
        if (told === job.current) setProgress((now) => now && { ...now, step, fraction });
      }),
    [bridge],
  );

  const cancel = useCallback(() => {
    if (job.current === '') return;
    setProgress((now) => now && { ...now, isStopping: true });
    void bridge.invoke('export.cancel', { job: job.current });
  }, [bridge]);

  // A window that no longer shows the work does not let it run on.
  useEffect(() => cancel, [cancel]);

  const run = useCallback(
    async <T>(first: string, work: (name: string) => Promise<Result<T>>): Promise<Result<T> | null> => {
      const own = crypto.randomUUID();
      job.current = own;
      setProgress({ step: first, fraction: 0, isStopping: false });
      const result = await work(own);
      if (job.current !== own) return null;
      job.current = '';
      setProgress(null);
      return result;
    },
    [],
  );

  return { progress, run, cancel };
};
