/** The running and the finished exports of a workspace. */
import { failure, type Result } from '../../../shared/contract/result.ts';
import type { FileSystem } from '../../library/file-system.ts';
import type { Host } from '../../workspace/host.ts';
import { createFinishedExports, type FinishedExports } from './finished.ts';

const TIME_LIMIT = 120_000;

export interface ExportService {
  readonly fs: FileSystem;
  /** Milliseconds. */
  readonly timeLimit: number;
  readonly finished: FinishedExports;
  /** Runs an action that `cancel(job)` can abort. */
  run<T>(job: string, action: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>>;
  /** Cancels a job; one that has ended already is no fault. */
  cancel(job: string): void;
  cancelAll(): void;
}

export const createExportService = (host: Host, fs: FileSystem): ExportService => {
  const jobs = new Map<string, AbortController>();
  return {
    fs,
    timeLimit: host.exportTimeLimit ?? TIME_LIMIT,
    finished: createFinishedExports(() => host.newId()),
    run: async (job, action) => {
      if (jobs.has(job)) {
        return failure('bad-request', 'An export of this name is running already.', {
          kept: 'The running export goes on.',
        });
      }
      const controller = new AbortController();
      jobs.set(job, controller);
      try {
        return await action(controller.signal);
      } finally {
        jobs.delete(job);
      }
    },
    cancel: (job) => jobs.get(job)?.abort(),
    cancelAll: () => {
      for (const controller of jobs.values()) controller.abort();
    },
  };
};
