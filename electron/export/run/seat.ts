/** One export process, at work on one job or waiting for the next. Anything but a finished job ends it. */
import { type Result, success } from '../../../shared/contract/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { ExportProcess } from '../../workspace/host.ts';
import { cancelled, failed, failedAt, failedWith, timedOut } from './failures.ts';
import {
  ExportMessage,
  type ExportOrder,
  type ExportRequest,
  type RenderedFile,
  transferable,
} from './messages.ts';

export type RunOptions = {
  /** Milliseconds. */
  readonly timeLimit: number;
  readonly signal: AbortSignal;
  readonly onProgress: (step: string, fraction: number) => void;
};

export interface Seat {
  /** Whether the process still runs and may be given a job. */
  isAlive(): boolean;
  /** Bytes the process said it held after its last job; 0 before the first. */
  memory(): number;
  /** Has the process load what every export needs, or go through the export of one report for practice. */
  warm(fontsFolder: string, report: Report | null): void;
  /** Renders. One job at a time; never rejects. The request's bytes are handed over: the caller must not use them again. */
  run(request: ExportRequest, options: RunOptions): Promise<Result<RenderedFile[]>>;
  /** Ends the process; a job it is at fails. */
  end(): void;
}

type Job = {
  readonly onMessage: (message: ExportMessage) => void;
  readonly settle: (result: Result<RenderedFile[]>) => void;
};

const outOfTurn = 'its process gave an answer that does not fit.';
const endedEarly = 'its process ended before it was done.';

/** Throws where the process cannot be started. */
export const openSeat = (start: () => ExportProcess): Seat => {
  const process = start();
  let alive = true;
  let memory = 0;
  let job: Job | null = null;

  const end = (reason: Result<never>): void => {
    if (!alive) return;
    alive = false;
    process.kill();
    job?.settle(reason);
  };

  const post = (order: ExportOrder, bytes: readonly Uint8Array[] = []): void => {
    try {
      process.post(order, transferable(bytes));
    } catch (error) {
      end(failedWith(error));
    }
  };

  process.onExit(() => end(failed(endedEarly)));
  process.onMessage((raw) => {
    if (!alive) return;
    const message = ExportMessage.safeParse(raw);
    if (!message.success) end(failed(outOfTurn));
    else if (message.data.kind === 'ready') return;
    else if (job) job.onMessage(message.data);
    // A process that speaks without being asked has lost its place.
    else end(failed(outOfTurn));
  });

  const onAbort = (): void => end(cancelled);

  const begin = (
    request: ExportRequest,
    { timeLimit, signal, onProgress }: RunOptions,
    resolve: (result: Result<RenderedFile[]>) => void,
  ): void => {
    const timer = setTimeout(() => end(timedOut(timeLimit)), timeLimit);
    signal.addEventListener('abort', onAbort);
    job = {
      settle: (result) => {
        job = null;
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        resolve(result);
      },
      onMessage: (message) => {
        if (message.kind === 'done') {
          ({ memory } = message);
          job?.settle(success(message.files));
        } else if (message.kind === 'failed') end(failedAt(message));
        else if (message.kind === 'progress') {
          onProgress(message.step, Math.min(Math.max(message.fraction, 0), 1));
        }
      },
    };
    const { attachments, logo } = request;
    post(
      { kind: 'render', request },
      [...attachments, ...(logo ? [logo] : [])].map(({ bytes }) => bytes),
    );
  };

  return {
    isAlive: () => alive,
    memory: () => memory,
    warm: (fontsFolder, report) => post({ kind: 'warm', fontsFolder, report }),
    run: (request, options) =>
      new Promise((resolve) => {
        if (options.signal.aborted) resolve(cancelled);
        else if (!alive) resolve(failed(endedEarly));
        else if (job) resolve(failed('its process is at another one.'));
        else begin(request, options, resolve);
      }),
    end: onAbort,
  };
};
