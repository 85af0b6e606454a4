/** The only code that sees both the page and Electron. It hands the page two functions and keeps the rest. */
import { contextBridge, ipcRenderer } from 'electron';
import type { PreloadApi } from '../../shared/contract/bridge.ts';
import type { Failure } from '../../shared/contract/result.ts';
import { EVENT, INVOKE } from './messages.ts';

const notDelivered = (reason: unknown): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: {
    code: 'internal',
    message: `The request did not reach Debrief's main process: ${String(reason)}`,
    kept: 'Nothing on disk was changed by it.',
    next: 'Try again; if it stays, restart Debrief.',
    problems: [],
  },
});

const listeners = new Map<string, Set<(data: unknown) => void>>();
ipcRenderer.on(EVENT, (_event, name: string, data: unknown) => {
  // A copy: a listener may end itself, or begin another, while it hears.
  for (const listener of Array.from(listeners.get(name) ?? [])) {
    try {
      listener(data);
    } catch (reason) {
      reportError(reason); // one listener's fault must not keep the others from hearing
    }
  }
});

const api = {
  async invoke(channel, input) {
    try {
      const answer: unknown = await ipcRenderer.invoke(INVOKE, channel, input);
      return answer;
    } catch (reason) {
      return notDelivered(reason);
    }
  },
  on(event, listener) {
    const ofEvent = listeners.get(event) ?? new Set();
    listeners.set(event, ofEvent.add(listener));
    return () => {
      ofEvent.delete(listener);
    };
  },
} satisfies PreloadApi;

contextBridge.exposeInMainWorld('debrief', api);
