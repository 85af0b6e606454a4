/** The course of an incident on one axis to scale: marks at their times, spans between them. Pure. */
import { formatDuration } from '../../../shared/report/time.ts';
import { type Phase, phaseLabels } from '../../../shared/report/vocabulary.ts';

export type Mark = {
  readonly name: string;
  /** "09:21". */
  readonly time: string;
  /** Place on the axis, 0 to 1. */
  readonly at: number;
  /** 0 for the row of words next to the axis, 1 for the one above it, where words would touch. */
  readonly level: 0 | 1;
  /** So close to the mark before it that a line down to the axis would cross that mark's words. */
  readonly isClose: boolean;
};

export type Span = {
  readonly from: number;
  readonly to: number;
  readonly tone: string;
  readonly words: string;
};

export type Axis = { readonly marks: readonly Mark[]; readonly spans: readonly Span[] };

const shown: readonly Phase[] = ['detected', 'contained', 'recovered', 'closed'];
const spanWords: Readonly<Record<string, string>> = {
  detected: 'to detect',
  contained: 'to contain',
  recovered: 'to recover',
  closed: 'to close',
};

/** Share of the axis that the words of one mark take. */
const WORDS = 0.15;

const inWords = (milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / 60_000);
  return minutes < 100 ? `${minutes} min` : `${formatDuration(minutes)} h`;
};

/** Null where there are not two different points in time to draw. */
export const phaseAxis = (
  start: number | null,
  phases: Readonly<Partial<Record<Phase, number>>>,
): Axis | null => {
  const points = [
    ...(start === null ? [] : [{ id: 'start', name: 'Start', epoch: start }]),
    ...shown.flatMap((phase) => {
      const epoch = phases[phase];
      return epoch === undefined ? [] : [{ id: phase, name: phaseLabels[phase], epoch }];
    }),
  ].toSorted((a, b) => a.epoch - b.epoch);
  const first = points[0]?.epoch ?? 0;
  const length = (points.at(-1)?.epoch ?? 0) - first;
  if (length <= 0) return null;

  const marks: Mark[] = [];
  for (const { name, epoch } of points) {
    const at = (epoch - first) / length;
    const before = marks.at(-1);
    const isCrowded = before !== undefined && before.level === 0 && at - before.at < WORDS;
    marks.push({
      name,
      at,
      time: new Date(epoch).toISOString().slice(11, 16),
      level: isCrowded ? 1 : 0,
      isClose: isCrowded && at - before.at < WORDS / 1.6,
    });
  }
  const spans = points.slice(1).map(({ id, epoch }, index): Span => {
    const from = points[index]?.epoch ?? first;
    return {
      from: (from - first) / length,
      to: (epoch - first) / length,
      tone: id,
      words: `${inWords(epoch - from)} ${spanWords[id] ?? ''}`.trim(),
    };
  });
  return { marks, spans };
};
