/** An export process as a worker thread: for every shell but Electron, which has utility processes. */
import { Worker } from 'node:worker_threads';
import type { ExportProcess } from '../../workspace/host.ts';
import { exportWorker } from './entry.ts';

/** Memory an export may take, in megabytes; beyond it the worker ends and the host says so. */
const MAX_HEAP = 2048;

/**
 * Room for new objects, in megabytes. On a machine with much memory V8 lets it grow to several times this before it looks
 * for what can go; an export of a hundred pages then took 110 MB more at its peak, and no less time.
 */
const YOUNG_HEAP = 16;

/** Starts a worker thread with an empty environment. */
export const startExportThread = (script: URL = exportWorker, maxHeap: number = MAX_HEAP): ExportProcess => {
  const worker = new Worker(script, {
    env: {},
    stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: maxHeap, maxYoungGenerationSizeMb: YOUNG_HEAP },
  });
  // An uncaught error ends the thread, and its end is what the host acts on.
  worker.on('error', () => undefined);
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) => {
      worker.on('message', listener);
    },
    onExit: (listener) => {
      worker.once('exit', listener);
    },
    kill: () => {
      void worker.terminate();
    },
  };
};
