/** A moment in the life of a report that can be compared with another: after an entry of its history, or now. */
import { recordMoment, utcMoment } from '../../ui/format/moment.ts';

export type Moment =
  | { readonly kind: 'now' }
  /** `time` is an ISO instant. */
  | { readonly kind: 'entry'; readonly seq: number; readonly time: string };

/** The earlier moment first. */
export const inOrder = (a: Moment, b: Moment): readonly [Moment, Moment] => {
  const isBefore = b.kind === 'now' || (a.kind === 'entry' && a.seq < b.seq);
  return isBefore ? [a, b] : [b, a];
};

/** "14 Mar, 14:32:07 UTC", or "now". */
export const momentWords = (moment: Moment): string =>
  moment.kind === 'now' ? 'now' : utcMoment(moment.time);

/** What the history says of a restore for which no reason was given. */
export const stateWords = (moment: Moment): string =>
  moment.kind === 'now' ? 'To the present state' : `To the state of ${recordMoment(moment.time)}`;
