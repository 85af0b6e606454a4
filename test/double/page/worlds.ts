/**
 * What runs in each new document before any script of the page. The preload runs in a genuine V8 isolated world, as in
 * Electron. Both functions are sent to the page as source text and use nothing but their parameters.
 */
import type { Codec } from '../codec.ts';
import type { strict } from '../strict.ts';
import type { MakePeer } from './peer.ts';

/** Web preferences that change what a document gets. */
export type WorldOptions = {
  /** Name of the event by which the two worlds find each other; random for each run. */
  readonly hello: string;
  readonly contextIsolation: boolean;
  readonly inSubFrames: boolean;
  readonly platform: string;
};

type Listener = (...args: unknown[]) => void;
type Reply = { resolve(value: unknown): void; reject(reason: unknown): void };
type Preload = (exports: object, require: (id: string) => unknown, module: object, process: object) => void;

/** What main calls in the isolated world, as `electronDoubleWorld`. */
export type IsolatedEnd = {
  readonly ipcRenderer: object;
  reply(id: string, how: keyof Reply, text: string): void;
  receive(channel: string, text: string): void;
};

export function mainWorld(options: WorldOptions, makePeer: MakePeer): void {
  document.addEventListener(
    options.hello,
    (event) => {
      event.stopImmediatePropagation();
      const node = (event as MouseEvent).relatedTarget;
      if (node === null) return;
      makePeer(node, 'main', 'isolated', (key, value) =>
        Object.defineProperty(window, key, { value, enumerable: true }),
      );
    },
    { once: true },
  );
}

export function isolatedWorld(
  options: WorldOptions,
  makePeer: MakePeer,
  makeCodec: () => Codec,
  makeStrict: typeof strict,
  preload: Preload,
): void {
  const world = globalThis as unknown as {
    readonly electronDoubleIpc: (text: string) => void;
    electronDoubleWorld: IsolatedEnd;
  };
  const codec = makeCodec();
  const sendToMain = world.electronDoubleIpc;
  const replies = new Map<string, Reply>();
  const listeners = new Map<string, Set<Listener>>();

  const ipcRenderer = makeStrict('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = crypto.randomUUID();
        replies.set(id, { resolve, reject });
        sendToMain(JSON.stringify({ id, channel, args: codec.encode(args) }));
      }),
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
  });
  world.electronDoubleWorld = {
    ipcRenderer,
    reply(id, how, text) {
      replies.get(id)?.[how](codec.decode(text));
      replies.delete(id);
    },
    receive(channel, text) {
      const args = codec.decode(text) as unknown[];
      for (const listener of listeners.get(channel) ?? [])
        listener({ sender: ipcRenderer, ports: [] }, ...args);
    },
  };
  // Electron runs no preload in sub-frames unless asked to.
  if (window !== window.top && !options.inSubFrames) return;

  const node = document.createElement('i');
  const peer = makePeer(node, 'isolated', 'main', () => {});
  document.dispatchEvent(new MouseEvent(options.hello, { relatedTarget: node }));
  const exposed = new Set<string>();
  const contextBridge = makeStrict('contextBridge', {
    exposeInMainWorld(key: string, api: unknown) {
      if (!options.contextIsolation)
        throw new Error('contextBridge API can only be used when contextIsolation is enabled');
      if (exposed.has(key))
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      exposed.add(key);
      peer.expose(key, api);
    },
  });
  const electron = makeStrict('electron (sandboxed preload)', { contextBridge, ipcRenderer });
  const require = (id: string): unknown => {
    if (/^electron(\/(renderer|common))?$/.test(id)) return electron;
    throw new Error(`module not found: ${id} (a sandboxed preload gets only 'electron')`);
  };
  const module = { exports: {} };
  const { platform, contextIsolation: contextIsolated } = options;
  const process = { platform, contextIsolated, sandboxed: true, type: 'renderer' };
  preload(module.exports, require, module, makeStrict('process (sandboxed preload)', process));
}
