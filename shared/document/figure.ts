/** The drawn course of an incident: which points it has and what it says in words. */
import { type PhaseTimes, phaseTimes } from '../report/derived.ts';
import type { Report } from '../report/schema.ts';
import { displayInstant, epochToInstant, instantToEpoch } from '../report/time.ts';
import { type Phase, phaseLabels } from '../report/vocabulary.ts';
import type { TimelineFigure } from './blocks.ts';
import { lengthWords } from './words.ts';

const drawn: readonly Phase[] = ['detected', 'contained', 'recovered', 'closed'];

type Point = { readonly label: string; readonly epoch: number };

/** Points at the same instant share one mark: "Recovered, closed". */
const merge = (points: readonly Point[]): Point[] => {
  const merged: Point[] = [];
  for (const point of points.toSorted((a, b) => a.epoch - b.epoch)) {
    const last = merged.at(-1);
    if (last?.epoch === point.epoch) {
      merged[merged.length - 1] = { ...last, label: `${last.label}, ${point.label.toLowerCase()}` };
    } else merged.push(point);
  }
  return merged;
};

/** The figure of a report, or null where fewer than two points of it are known. `at` are its phases. */
export const timelineFigure = (
  report: Report,
  at: PhaseTimes = phaseTimes(report),
): TimelineFigure | null => {
  const start = instantToEpoch(report.incident.start);
  const end = instantToEpoch(report.incident.end);
  const points = merge([
    ...(start === null ? [] : [{ label: 'Start', epoch: start }]),
    ...drawn.flatMap((phase) => {
      const epoch = at[phase];
      return epoch === undefined ? [] : [{ label: phaseLabels[phase], epoch }];
    }),
    ...(end === null || at.closed === end ? [] : [{ label: 'End', epoch: end }]),
  ]);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const severalDays = epochToInstant(first.epoch).slice(0, 10) !== epochToInstant(last.epoch).slice(0, 10);
  const spans = points.slice(1).map((point, index) => ({
    length: lengthWords(point.epoch - (points[index]?.epoch ?? point.epoch)),
  }));
  const alt = points
    .map((point, index) => {
      const span = spans[index - 1];
      const words = `${point.label} ${displayInstant(epochToInstant(point.epoch))}`;
      return span ? `${words}, ${span.length} later` : words;
    })
    .join('; ');
  return {
    kind: 'timelineFigure',
    points: points.map((point) => {
      const instant = epochToInstant(point.epoch);
      return {
        ...point,
        time: severalDays ? `${instant.slice(5, 10)} ${instant.slice(11, 16)}` : instant.slice(11, 16),
      };
    }),
    spans,
    caption: 'Course of the incident, drawn to scale (UTC)',
    alt: `Course of the incident: ${alt}.`,
  };
};
