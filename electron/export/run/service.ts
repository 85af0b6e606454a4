/** The running and the finished exports of a workspace. */
import { join } from 'node:path';
import { failure, type Result } from '../../../shared/contract/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { FileSystem } from '../../library/file-system.ts';
import type { Host } from '../../workspace/host.ts';
import { createFinishedExports, type FinishedExports } from './finished.ts';
import { newestOnly, type NewestOnly } from './newest.ts';
import { createExportPool, type ExportPool } from './pool.ts';

const TIME_LIMIT = 120_000;
/** Milliseconds between opening a report and readying a process, so that the window comes first. */
const WARM_DELAY = 4_000;
/** Milliseconds from there to a rehearsal, and from one to the next. */
const REHEARSAL_DELAY = 1_500;
/** After so many V8 has compiled what this report takes, and the memory it takes is there. */
const REHEARSALS = 8;
/** Rows beyond which a rehearsal would take long enough for somebody to have to wait for its end. */
const REHEARSED_ROWS = 4_000;

export interface ExportService {
  readonly fs: FileSystem;
  /** Milliseconds. */
  readonly timeLimit: number;
  readonly finished: FinishedExports;
  /** The processes that render. */
  readonly pool: ExportPool;
  /** The turns of previews, by report. */
  readonly previews: NewestOnly;
  /**
   * Readies a process in a moment: somebody opened this report and may want to see or export it. Where nothing else is to be
   * done it is then rehearsed a few times, so that its first export is as fast as any.
   */
  warmSoon(report: Report): void;
  /** Runs an action that `cancel(job)` can abort. */
  run<T>(job: string, action: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>>;
  /** Cancels a job; one that has ended already is no fault. */
  cancel(job: string): void;
  /** Cancels every job, ends the processes and forgets finished exports: nothing of a report is left in memory. */
  forget(): void;
  /** Cancels every job and ends the processes; nothing can be exported from then on. */
  close(): void;
}

export const createExportService = (host: Host, fs: FileSystem): ExportService => {
  const jobs = new Map<string, AbortController>();
  const pool = createExportPool({
    start: () => host.startExportProcess(),
    fontsFolder: join(host.resourcesFolder, 'fonts'),
  });
  let soon: NodeJS.Timeout | undefined;
  const finished = createFinishedExports(() => host.newId());
  const cancelAll = (): void => {
    clearTimeout(soon);
    for (const controller of jobs.values()) controller.abort();
  };
  return {
    fs,
    pool,
    previews: newestOnly(),
    warmSoon: (report) => {
      const rehearse = (left: number): void => {
        if (left === 0) return;
        soon = setTimeout(() => {
          pool.rehearse(report);
          rehearse(left - 1);
        }, REHEARSAL_DELAY).unref();
      };
      clearTimeout(soon);
      soon = setTimeout(() => {
        pool.warm();
        if (report.timeline.rows.length <= REHEARSED_ROWS) rehearse(REHEARSALS);
      }, WARM_DELAY).unref();
    },
    timeLimit: host.exportTimeLimit ?? TIME_LIMIT,
    finished,
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
    forget: () => {
      cancelAll();
      pool.drop();
      void finished.clear();
    },
    close: () => {
      cancelAll();
      pool.close();
    },
  };
};
