/**
 * The export process: takes one request, renders, answers, ends. Runs as a worker thread (browser shell, command line)
 * and as a utility process of Electron, where `process.parentPort` is the line to the host.
 */
import { parentPort as threadPort } from 'node:worker_threads';
import { type ExportMessage, ExportRequest } from './messages.ts';
import { renderAll } from './render-all.ts';

type Line = { post(message: ExportMessage): void; onMessage(listener: (message: unknown) => void): void };

/** Electron's port hands over an event with the message inside; its types are not at hand outside Electron. */
type UtilityPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
};

const isUtilityPort = (port: unknown): port is UtilityPort =>
  typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port;

const openLine = (): Line => {
  const utilityPort = 'parentPort' in process ? process.parentPort : null;
  if (isUtilityPort(utilityPort)) {
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
      post: (message) => utilityPort.postMessage(message),
      onMessage: (listener) => utilityPort.on('message', ({ data }) => listener(data)),
    };
  }
  if (!threadPort) throw new Error('the export worker runs only as a thread or a utility process');
  const port = threadPort;
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
  };
};

const line = openLine();

const answer = async (message: unknown): Promise<void> => {
  try {
    const files = await renderAll(ExportRequest.parse(message), (step, fraction) =>
      line.post({ kind: 'progress', step, fraction }),
    );
    line.post({ kind: 'done', files });
  } catch (error) {
    line.post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};

line.onMessage((message) => void answer(message));
