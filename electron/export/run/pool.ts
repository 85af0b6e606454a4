/** Export processes that stay warm from one job to the next, so that a second export does not start from nothing. */
import type { Result } from '../../../shared/contract/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { ExportProcess } from '../../workspace/host.ts';
import { cancelled, failedWith } from './failures.ts';
import type { ExportRequest, RenderedFile } from './messages.ts';
import { openSeat, type RunOptions, type Seat } from './seat.ts';

export type PoolOptions = {
  readonly start: () => ExportProcess;
  /** Absolute path of the bundled fonts. */
  readonly fontsFolder: string;
  /** Milliseconds after which a process without work ends. */
  readonly idleLimit?: number;
  /** Processes kept without work. */
  readonly spare?: number;
  /** Bytes: a process that holds more after a job ends. */
  readonly memoryLimit?: number;
};

export interface ExportPool {
  /** Gets a process ready ahead of need. Does nothing where there is one already. */
  warm(): void;
  /**
   * Has a process that waits go through the export of a report for practice, so that the code it takes is compiled and the
   * memory is there. Does nothing where none waits. A job that comes meanwhile is the next thing that process does.
   */
  rehearse(report: Report): void;
  /**
   * Renders in a process that waits, or in a new one where all are at work: a job never waits for another. Never
   * rejects. The request's bytes are handed over: the caller must not use them again.
   */
  run(request: ExportRequest, options: RunOptions): Promise<Result<RenderedFile[]>>;
  /** Ends every process, and with it what it remembers of a report; jobs under way are cancelled. */
  drop(): void;
  /** The same for good: no new one starts. */
  close(): void;
}

/** Five minutes without an export: the next one may take a moment longer. */
const IDLE_LIMIT = 5 * 60_000;
/** One for the preview and one for the export that is asked while it renders. */
const SPARE = 2;
/** A report of 200 pages leaves a process with some 350 MB, much of it not yet collected; one of 2,000 pages with 700 MB. */
const MEMORY_LIMIT = 512 * 1024 * 1024;

export const createExportPool = (options: PoolOptions): ExportPool => {
  const { start, fontsFolder, idleLimit = IDLE_LIMIT, spare = SPARE, memoryLimit = MEMORY_LIMIT } = options;
  /** Waiting for work, the longest waiting first, with what ends each. */
  const idle = new Map<Seat, NodeJS.Timeout>();
  const busy = new Set<Seat>();
  let closed = false;

  const dismiss = (seat: Seat): void => {
    clearTimeout(idle.get(seat));
    idle.delete(seat);
    seat.end();
  };

  const park = (seat: Seat): void => {
    const timer = setTimeout(() => dismiss(seat), idleLimit);
    // Waiting for nothing is no reason to stay.
    timer.unref();
    idle.set(seat, timer);
    for (const longest of idle.keys()) {
      if (idle.size <= spare) break;
      dismiss(longest);
    }
  };

  /** The one that worked last, whose code is the hottest. */
  const takeIdle = (): Seat | null => {
    for (const seat of [...idle.keys()].toReversed()) {
      clearTimeout(idle.get(seat));
      idle.delete(seat);
      if (seat.isAlive()) return seat;
    }
    return null;
  };

  const warm = (): void => {
    if (closed || busy.size > 0 || [...idle.keys()].some((seat) => seat.isAlive())) return;
    try {
      const seat = openSeat(start);
      park(seat);
      seat.warm(fontsFolder, null);
    } catch {
      // Nobody waits for it. An export that cannot be started either will say so.
    }
  };

  const rehearse = (report: Report): void => {
    if (busy.size > 0) return;
    const hottest = [...idle.keys()].findLast((seat) => seat.isAlive());
    hottest?.warm(fontsFolder, report);
  };

  const giveBack = (seat: Seat): void => {
    busy.delete(seat);
    if (!closed && seat.isAlive() && seat.memory() <= memoryLimit) park(seat);
    else {
      seat.end();
      // In place of one that was stopped, or had grown too large.
      warm();
    }
  };

  const drop = (): void => {
    for (const seat of idle.keys()) dismiss(seat);
    for (const seat of busy) seat.end();
  };

  return {
    warm,
    rehearse,
    drop,
    run: async (request, runOptions) => {
      if (closed || runOptions.signal.aborted) return cancelled;
      let seat: Seat;
      try {
        seat = takeIdle() ?? openSeat(start);
      } catch (error) {
        return failedWith(error);
      }
      busy.add(seat);
      const result = await seat.run(request, runOptions);
      giveBack(seat);
      return result;
    },
    close: () => {
      closed = true;
      drop();
    },
  };
};
