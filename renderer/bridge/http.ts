/** The bridge in a browser: the same channels over HTTP to the browser shell this page came from. */
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Channel, Input } from '../../shared/contract/channels.ts';
import { type EventData, type EventName, events } from '../../shared/contract/events.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import { parseAnswer } from './answer.ts';

const notReached = (): Result<never> =>
  failure('not-available', 'Debrief cannot be reached: its program has ended, or is not answering.', {
    kept: 'What was saved before is on disk; what was typed since is still in this window.',
    next: 'Leave this window open and start Debrief again, or copy your text.',
  });

const notJson = (status: number): Result<never> =>
  failure('not-available', `Debrief answered with something unexpected (HTTP ${status}).`, {
    kept: 'What was saved before is on disk; what was typed since is still in this window.',
    next: 'Try again; if it stays, start Debrief again.',
  });

/** @param base Address that the paths are resolved against: the page's own. */
export const createHttpBridge = (base: string, windowId: string): Bridge => {
  let source: EventSource | null = null;
  let listening = 0;

  /**
   * One stream for all listeners, open while there are any; a browser allows few connections to a host. It says whose it is,
   * so that the host knows when the window has gone.
   */
  const stream = (): EventSource =>
    (source ??= new EventSource(new URL(`/api/events?window=${encodeURIComponent(windowId)}`, base)));

  return {
    window: windowId,
    async invoke<C extends Channel>(channel: C, input: Input<C>) {
      let response: Response;
      try {
        response = await fetch(new URL(`/api/${channel}`, base), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(input),
          credentials: 'same-origin',
          cache: 'no-store',
        });
      } catch {
        return notReached();
      }
      try {
        const raw: unknown = await response.json();
        return parseAnswer(channel, raw);
      } catch {
        return notJson(response.status);
      }
    },
    on<E extends EventName>(event: E, listener: (data: EventData<E>) => void) {
      const receive = (message: MessageEvent<unknown>): void => {
        const raw = parseJson(message.data);
        const data = events[event].safeParse(raw);
        if (data.success) listener(data.data as EventData<E>);
      };
      const target = stream();
      target.addEventListener(event, receive);
      listening += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        target.removeEventListener(event, receive);
        listening -= 1;
        if (listening > 0) return;
        target.close();
        source = null;
      };
    },
  };
};

const parseJson = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
};
