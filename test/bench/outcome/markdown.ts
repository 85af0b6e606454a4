/** A bench run as Markdown. */
import type { Run } from '../measure/run-once.ts';
import type { Goal } from './goals.ts';
import type { Follow } from './preview.ts';
import { median, medianOfKnown, pairedRatio } from './statistics.ts';
import type { Group, Result } from './result.ts';
import type { Warm } from './warm.ts';

const NONE = '–';

/** A Markdown table; every row has as many cells as the head. The first column is text, the others are numbers. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  for (const row of rows)
    if (row.length !== head.length) throw new RangeError('a row does not fit its table');
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
};

const seconds = (value: number | null): string => (value === null ? NONE : `${value.toFixed(2)} s`);

const megabytes = (value: number | null, digits: number): string =>
  value === null ? NONE : `${(value / 1e6).toFixed(digits)} MB`;

const nameOf = ({ case: each, version }: Result): string => {
  const name = version === '' ? each.name : `${each.name} ${version}`;
  return each.input === 'request' ? `**${name}**` : name;
};

const reasonOf = ({ outcome }: Result): string | null => {
  switch (outcome.kind) {
    case 'measured':
      return null;
    case 'stopped':
      return `stopped after ${outcome.after} s`;
    case 'not-run':
      return `not run: ${outcome.reason}`;
    case 'wrong':
      return `not counted, text is lost: ${outcome.reason}`;
  }
};

const columns = [
  'wall',
  'CPU',
  'peak memory',
  'pages',
  'file',
  'tagged',
  'Debrief’s time beside it',
  'and its CPU',
] as const;

const yesNo = (value: boolean | null): string => (value === null ? NONE : value ? 'yes' : 'no');

const wallsOf = (runs: readonly Pick<Run, 'wall'>[]): readonly number[] => runs.map(({ wall }) => wall);

const ratio = (own: readonly (number | null)[], theirs: readonly (number | null)[]): string => {
  const found = pairedRatio(own, theirs);
  return found === null ? NONE : `${found.toFixed(2)} ×`;
};

const rowOf = (result: Result, own: readonly Run[]): readonly string[] => {
  const { outcome } = result;
  if (outcome.kind !== 'measured') {
    return [nameOf(result), reasonOf(result) ?? '', ...columns.slice(1).map(() => NONE)];
  }
  const { runs, facts } = outcome;
  const walls = wallsOf(runs);
  const cpus = runs.map(({ cpu }) => cpu);
  return [
    nameOf(result),
    seconds(median(walls)),
    seconds(medianOfKnown(cpus)),
    megabytes(medianOfKnown(runs.map(({ peak }) => peak)), 0),
    facts.pages === null ? NONE : String(facts.pages),
    megabytes(median(runs.map(({ size }) => size)), 2),
    yesNo(facts.tagged),
    ...(result.case.input === 'request'
      ? [NONE, NONE]
      : [
          ratio(wallsOf(own), walls),
          ratio(
            own.map(({ cpu }) => cpu),
            cpus,
          ),
        ]),
  ];
};

const runsOf = (results: readonly Result[], id: string): readonly Run[] => {
  const outcome = results.find((result) => result.case.id === id)?.outcome;
  return outcome?.kind === 'measured' ? outcome.runs : [];
};

const names = { pdf: 'PDF', docx: 'DOCX' } as const;

const groupSections = ({ rows, actions, rounds, results }: Group): readonly string[] =>
  (['pdf', 'docx'] as const).flatMap((format) => {
    const ofFormat = results.filter((result) => result.case.format === format);
    if (ofFormat.length === 0) return [];
    const own = runsOf(results, `debrief-${format}`);
    return [
      `### ${names[format]}, ${rows.toLocaleString('en')} timeline rows and ${actions} action items`,
      `${rounds === 1 ? 'One run' : `Medians of ${rounds} runs`}, each in a process of its own.`,
      table(
        [names[format], ...columns],
        ofFormat.map((result) => rowOf(result, own)),
      ),
    ];
  });

const warmSection = (warm: readonly Warm[]): readonly string[] =>
  warm.length === 0
    ? []
    : [
        '### In a program that keeps running',
        table(
          ['export', 'first', 'second and later, median', 'slowest of these', 'median CPU of these'],
          warm.map(({ name, first, later }) => [
            name,
            seconds(first.wall),
            seconds(median(wallsOf(later))),
            seconds(Math.max(...wallsOf(later))),
            seconds(median(later.map(({ cpu }) => cpu))),
          ]),
        ),
      ];

const steps = [
  ['pause', 'pause that is waited for'],
  ['request', 'request: export process, check of the file, transport'],
  ['painting', 'pdf.js and the frame'],
  ['all', 'from the keystroke until the pages are painted'],
] as const;

const previewSection = (follows: readonly Follow[]): readonly string[] =>
  follows.length === 0
    ? []
    : [
        `### The preview after an edit`,
        `Outage sample, ${follows.length} edits in Chromium without a screen.`,
        table(
          ['step', 'fastest', 'median', 'slowest'],
          steps.map(([key, name]) => {
            const times = follows.map((each) => each[key]);
            return [name, seconds(Math.min(...times)), seconds(median(times)), seconds(Math.max(...times))];
          }),
        ),
      ];

const goalSection = (goals: readonly Goal[]): readonly string[] => [
  '### Goals',
  table(
    ['goal', 'at most', 'found', 'met'],
    goals.map(({ name, limit, found, met }) => [name, limit, found, yesNo(met)]),
  ),
];

export type Findings = {
  readonly machine: string;
  /** Day of the run, ISO 8601. */
  readonly day: string;
  readonly goals: readonly Goal[];
  readonly groups: readonly Group[];
  readonly warm: readonly Warm[];
  /** Null where it was not measured. */
  readonly preview: readonly Follow[] | null;
};

/** Sections of level three, a blank line between all parts. */
export const findingsMarkdown = ({ machine, day, goals, groups, warm, preview }: Findings): string =>
  [
    `Measured on ${day}: ${machine}.`,
    ...goalSection(goals),
    ...groups.flatMap(groupSections),
    ...warmSection(warm),
    ...previewSection(preview ?? []),
  ].join('\n\n');
