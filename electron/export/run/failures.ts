/** The ways in which an export ends without files. */
import { failure } from '../../../shared/contract/result.ts';
import type { ExportMessage } from './messages.ts';

const nothingWritten = { kept: 'The report is unchanged, and no file was written.' };

export const cancelled = failure('cancelled', 'The export was cancelled.', nothingWritten);

/** @param timeLimit Milliseconds. */
export const timedOut = (timeLimit: number) =>
  failure(
    'timed-out',
    `The export took longer than ${Math.round(timeLimit / 1000)} seconds and was stopped.`,
    {
      ...nothingWritten,
      next: 'Export one format at a time, or fewer attachments.',
    },
  );

export const failed = (detail: string) =>
  failure('export-failed', `The export failed: ${detail}`, {
    ...nothingWritten,
    next: 'Try again; the Markdown and JSON exports hold every word as well.',
  });

/** A failure that the export process itself tells of, with the field to blame where it knows one. */
export const failedAt = ({ message, fault }: Extract<ExportMessage, { kind: 'failed' }>) =>
  fault === null
    ? failed(message)
    : failure(fault.code, message, {
        ...nothingWritten,
        next: 'Look at that field and export again; the Markdown and JSON exports hold every word as well.',
        problems: fault.path === '' ? [] : [{ path: fault.path, message }],
      });

export const failedWith = (error: unknown) => failed(error instanceof Error ? error.message : String(error));
