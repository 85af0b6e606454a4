/** The bridge inside the Electron window: over what the preload put on `window.debrief`. */
import { z } from 'zod';
import type { Bridge, PreloadApi } from '../../shared/contract/bridge.ts';
import { type Channel, channels, type Input, type Output } from '../../shared/contract/channels.ts';
import { type EventData, type EventName, events } from '../../shared/contract/events.ts';
import { Failure, failure, type Result } from '../../shared/contract/result.ts';

const Answer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: Failure }),
]);

const notUnderstood = (channel: string): Result<never> =>
  failure('internal', `Debrief answered “${channel}” with something this window does not understand.`, {
    kept: 'What was saved before is on disk.',
    next: 'Restart Debrief; if it stays, its installation is damaged.',
  });

/** Parses an answer of the host with the channel's own output schema. */
const parseAnswer = <C extends Channel>(channel: C, raw: unknown): Result<Output<C>> => {
  const answer = Answer.safeParse(raw);
  if (!answer.success) return notUnderstood(channel);
  if (!answer.data.ok) return answer.data;
  const value = channels[channel].output.safeParse(answer.data.value);
  // The table gives every channel its own schema; the type checker cannot follow the index.
  return value.success ? { ok: true, value: value.data as Output<C> } : notUnderstood(channel);
};

export const createElectronBridge = (api: PreloadApi): Bridge => ({
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
