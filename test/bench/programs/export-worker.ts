/** The export process of the build, as the shells start it, and a request for it. */
import { pathToFileURL } from 'node:url';
import type { ExportRequest } from '../../../electron/export/run/messages.ts';
import { startExportThread } from '../../../electron/export/run/thread.ts';
import type { Result } from '../../../shared/contract/result.ts';
import type { ExportProcess } from '../../../electron/workspace/host.ts';
import { readJson } from './program.ts';

/** Seen from the program that was started; this very module may lie in a folder of shared parts. */
const script = new URL('../../dist/export/worker.js', pathToFileURL(process.argv[1] ?? ''));

export const startBuiltWorker = (): ExportProcess => startExportThread(script);

/** A request that may be given away, bytes and all. It was written by the bench, and the process checks it. */
export const readRequest = (file: string): ExportRequest => readJson(file) as ExportRequest;

/** What the process made. Throws where it failed. */
export const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

export const runOptions = {
  timeLimit: 600_000,
  signal: new AbortController().signal,
  onProgress: (): void => undefined,
} as const;
