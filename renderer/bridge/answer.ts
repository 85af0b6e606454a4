/** Reading what a host answers: with the channel's own output schema, whichever way the answer came. */
import { z } from 'zod';
import { type Channel, channels, type Output } from '../../shared/contract/channels.ts';
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

/** Parses an answer of the host. Never throws. */
export const parseAnswer = <C extends Channel>(channel: C, raw: unknown): Result<Output<C>> => {
  const answer = Answer.safeParse(raw);
  if (!answer.success) return notUnderstood(channel);
  if (!answer.data.ok) return answer.data;
  const value = channels[channel].output.safeParse(answer.data.value);
  // The table gives every channel its own schema; the type checker cannot follow the index.
  return value.success ? { ok: true, value: value.data as Output<C> } : notUnderstood(channel);
};
