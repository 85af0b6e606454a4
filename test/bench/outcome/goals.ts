/** The goals Debrief has set itself, and how far a bench run meets them. */
import type { Run } from '../measure/run-once.ts';
import type { Follow } from './preview.ts';
import { medianOfKnown, pairedRatio } from './statistics.ts';
import type { Group } from './result.ts';
import type { Warm } from './warm.ts';

export type Goal = {
  readonly name: string;
  readonly limit: string;
  /** As the table shows it; "–" where it was not measured. */
  readonly found: string;
  readonly met: boolean | null;
};

const runsOf = (group: Group | null, id: string): readonly Run[] => {
  const outcome = group?.results.find((result) => result.case.id === id)?.outcome;
  return outcome?.kind === 'measured' ? outcome.runs : [];
};

const goal = (name: string, found: number | null, limit: number, show: (value: number) => string): Goal => ({
  name,
  limit: `≤ ${show(limit)}`,
  found: found === null ? 'not measured' : show(found),
  met: found === null ? null : found <= limit,
});

const times = (value: number): string => `${value.toFixed(2)} ×`;
const seconds = (value: number): string => `${value.toFixed(2)} s`;
const megabytes = (value: number): string => `${Math.round(value / 1e6)} MB`;

const wallRatio = (group: Group | null, ours: string, theirs: string): number | null =>
  pairedRatio(
    runsOf(group, ours).map(({ wall }) => wall),
    runsOf(group, theirs).map(({ wall }) => wall),
  );

const peakOf = (group: Group | null): number | null =>
  medianOfKnown(runsOf(group, 'debrief-pdf').map(({ peak }) => peak));

export type Measured = {
  readonly base: Group | null;
  readonly large: Group | null;
  readonly warm: readonly Warm[];
  readonly preview: readonly Follow[] | null;
};

export const goalsOf = ({ base, large, warm, preview }: Measured): readonly Goal[] => {
  const [small, big] = [peakOf(base), peakOf(large)];
  const later = warm.find(({ id }) => id === 'pdf')?.later ?? [];
  return [
    goal('PDF, time beside Typst', wallRatio(base, 'debrief-pdf', 'typst'), 0.55, times),
    goal('PDF, time beside pdfmake', wallRatio(base, 'debrief-pdf', 'pdfmake'), 0.35, times),
    goal('PDF, peak memory', small, 150e6, megabytes),
    goal(
      `PDF, memory of the large report beside the usual one`,
      small === null || big === null ? null : big / small,
      5,
      times,
    ),
    goal(
      'DOCX, time beside a plain program on the docx library',
      wallRatio(base, 'debrief-docx', 'docx'),
      1,
      times,
    ),
    goal(
      'PDF, second and later export of a running program',
      medianOfKnown(later.map(({ wall }) => wall)),
      0.3,
      seconds,
    ),
    goal(
      'Preview, from the last keystroke until its pages are painted',
      medianOfKnown((preview ?? []).map(({ all }) => all)),
      0.7,
      seconds,
    ),
  ];
};
