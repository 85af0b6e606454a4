/** The bridge inside the Electron window: over what the preload put on `window.debrief`. */
import type { Bridge, PreloadApi } from '../../shared/contract/bridge.ts';
import type { Channel, Input } from '../../shared/contract/channels.ts';
import { type EventData, type EventName, events } from '../../shared/contract/events.ts';
import { failure } from '../../shared/contract/result.ts';
import { parseAnswer } from './answer.ts';

export const createElectronBridge = (api: PreloadApi, windowId: string): Bridge => ({
  window: windowId,
  async invoke<C extends Channel>(channel: C, input: Input<C>) {
    try {
      return parseAnswer(channel, await api.invoke(channel, input));
    } catch (reason) {
      return failure('internal', `Debrief could not be asked: ${String(reason)}`, {
        kept: 'What was saved before is on disk.',
        next: 'Try again; if it stays, restart Debrief.',
      });
    }
  },
  on<E extends EventName>(event: E, listener: (data: EventData<E>) => void) {
    return api.on(event, (raw) => {
      const data = events[event].safeParse(raw);
      if (data.success) listener(data.data as EventData<E>);
    });
  },
});

/** The preload's interface where this page runs in the Electron window. */
export const preloadApi = (): PreloadApi | null =>
  'debrief' in window ? (window.debrief as PreloadApi) : null;
