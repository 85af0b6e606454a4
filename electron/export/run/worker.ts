/**
 * The export process: takes orders one after another, renders, answers. Runs as a worker thread (browser shell, command
 * line) and as a utility process of Electron, where `process.parentPort` is the line to the host.
 */
import { parentPort as threadPort } from 'node:worker_threads';
import { ExportFault } from '../check/fault.ts';
import { type ExportMessage, ExportOrder, transferable } from './messages.ts';
import { renderAll } from './render-all.ts';
import { warmUp } from './warm-up.ts';

/*
 * V8 compiles access to bytes on the assumption that no memory was ever handed over, and throws all of that away when the
 * first file is. Here memory is handed over before anything is compiled.
 */
const handedOver = new ArrayBuffer(1);
structuredClone(handedOver, { transfer: [handedOver] });

type Line = {
  post(message: ExportMessage): void;
  onMessage(listener: (message: unknown) => void): void;
};

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
      // Between processes bytes can only be copied.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
      post: (message) => utilityPort.postMessage(message),
      onMessage: (listener) => utilityPort.on('message', ({ data }) => listener(data)),
    };
  }
  if (!threadPort) throw new Error('the export worker runs only as a thread or a utility process');
  const port = threadPort;
  return {
    post: (message) =>
      port.postMessage(
        message,
        message.kind === 'done' ? transferable(message.files.map(({ bytes }) => bytes)) : [],
      ),
    onMessage: (listener) => port.on('message', listener),
  };
};

const line = openLine();

/** Memory the process holds: also what its last job left and the next collection will free. */
const heldMemory = (): number => {
  const { heapTotal, external } = process.memoryUsage();
  return heapTotal + external;
};

/** Work for practice says nothing. */
let isHeard = true;
/** One for all orders: for another function V8 would have to compile again whatever calls it. */
const tell = (step: string, fraction: number): void => {
  if (isHeard) line.post({ kind: 'progress', step, fraction });
};

const carryOut = async (message: unknown): Promise<ExportMessage> => {
  try {
    const order = ExportOrder.parse(message);
    isHeard = order.kind === 'render';
    if (order.kind === 'warm') {
      // What keeps it from warming up keeps an export from rendering, which says so.
      await warmUp(order.fontsFolder, order.report, tell).catch(() => undefined);
      return { kind: 'ready' };
    }
    const files = await renderAll(order.request, tell);
    return { kind: 'done', files, memory: heldMemory() };
  } catch (error) {
    return {
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
      fault: error instanceof ExportFault ? { code: error.code, path: error.path } : null,
    };
  }
};

/** One order after the other: a request that comes while the process warms up waits for what it needs anyway. */
let last: Promise<void> = Promise.resolve();
line.onMessage((message) => {
  last = last.then(async () => line.post(await carryOut(message)));
});
