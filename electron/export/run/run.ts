/** Runs one export in a process of its own, under a time limit, and always ends with that process gone. */
import type { Result } from '../../../shared/contract/result.ts';
import type { ExportProcess } from '../../workspace/host.ts';
import { cancelled, failedWith } from './failures.ts';
import type { ExportRequest, RenderedFile } from './messages.ts';
import { openSeat, type RunOptions } from './seat.ts';

/** Starts the process and sends it the request. Never rejects. For a shell that exports once: the command line. */
export const runExportProcess = async (
  start: () => ExportProcess,
  request: ExportRequest,
  options: RunOptions,
): Promise<Result<RenderedFile[]>> => {
  if (options.signal.aborted) return cancelled;
  try {
    const seat = openSeat(start);
    const result = await seat.run(request, options);
    seat.end();
    return result;
  } catch (error) {
    return failedWith(error);
  }
};
