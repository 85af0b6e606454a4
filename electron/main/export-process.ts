/** Exports run in a process of their own: a slow or crashing export never takes the window with it. */
import { utilityProcess } from 'electron';
import type { ExportProcess } from '../workspace/host.ts';

/** Starts the worker script `file` (absolute path) with an empty environment. */
export const startExportProcess = (file: string): ExportProcess => {
  const child = utilityProcess.fork(file, [], { serviceName: 'Debrief export', env: {}, stdio: 'inherit' });
  return {
    // Electron hands over ports, but no memory: bytes are copied.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
    post: (message) => child.postMessage(message),
    onMessage(listener) {
      child.on('message', listener);
    },
    onExit(listener) {
      child.once('exit', listener);
    },
    kill() {
      child.kill();
    },
  };
};
