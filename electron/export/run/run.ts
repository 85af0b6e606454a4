/** Runs one export in a process of its own, under a time limit, and always ends with that process gone. */
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import type { ExportProcess } from '../../workspace/host.ts';
import { ExportMessage, type ExportRequest, type RenderedFile } from './messages.ts';

export type RunOptions = {
  /** Milliseconds. */
  readonly timeLimit: number;
  readonly signal: AbortSignal;
  readonly onProgress: (step: string, fraction: number) => void;
};

const nothingWritten = { kept: 'The report is unchanged, and no file was written.' };

export const cancelled = failure('cancelled', 'The export was cancelled.', nothingWritten);

const timedOut = (timeLimit: number) =>
  failure(
    'timed-out',
    `The export took longer than ${Math.round(timeLimit / 1000)} seconds and was stopped.`,
    {
      ...nothingWritten,
      next: 'Export one format at a time, or fewer attachments.',
    },
  );

const failed = (detail: string) =>
  failure('export-failed', `The export failed: ${detail}`, {
    ...nothingWritten,
    next: 'Try again; the Markdown and JSON exports hold every word as well.',
  });

/** Starts the process and sends it the request. Never rejects. */
export const runExportProcess = (
  start: () => ExportProcess,
  request: ExportRequest,
  { timeLimit, signal, onProgress }: RunOptions,
): Promise<Result<RenderedFile[]>> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve(cancelled);
      return;
    }
    let process: ExportProcess;
    try {
      process = start();
    } catch (error) {
      resolve(failed(error instanceof Error ? error.message : String(error)));
      return;
    }
    let settled = false;
    const settle = (result: Result<RenderedFile[]>): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      process.kill();
      resolve(result);
    };
    const onAbort = (): void => settle(cancelled);
    const timer = setTimeout(() => settle(timedOut(timeLimit)), timeLimit);
    signal.addEventListener('abort', onAbort);
    process.onExit(() => settle(failed('its process ended before it was done.')));
    process.onMessage((raw) => {
      const message = ExportMessage.safeParse(raw);
      if (!message.success) settle(failed('its process gave an answer that does not fit.'));
      else if (message.data.kind === 'failed') settle(failed(message.data.message));
      else if (message.data.kind === 'done') settle(success(message.data.files));
      else if (!settled) onProgress(message.data.step, Math.min(Math.max(message.data.fraction, 0), 1));
    });
    try {
      process.post(request);
    } catch (error) {
      settle(failed(error instanceof Error ? error.message : String(error)));
    }
  });
