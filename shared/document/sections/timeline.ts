import { headingOf } from '../../report/sections.ts';
import { resolvedInstant } from '../../report/derived.ts';
import { displayInstant } from '../../report/time.ts';
import { type Phase, phaseLabels } from '../../report/vocabulary.ts';
import type { Block, Cell } from '../blocks.ts';
import type { SectionInput } from '../context.ts';
import { timelineFigure } from '../figure.ts';
import { cell, noneRecorded, paragraph, proseCell, run, table } from '../parts.ts';

const columns = [
  { header: 'Time', weight: 11, minWidth: 54, style: 'tabular' },
  { header: 'Phase', weight: 13, minWidth: 62, style: 'text' },
  { header: 'Event', weight: 42, style: 'text' },
  { header: 'Actor', weight: 16, style: 'text' },
  { header: 'Notes', weight: 24, style: 'text' },
] as const;

/** Time of day, under its date where the date is a new one; what is not a time stands as typed. */
const timeCell = (time: string, instant: string, previous: string, source: string): Cell => {
  if (instant === '') return cell(displayInstant(time), source);
  const clock = paragraph(instant.slice(11, -1), 'body', source);
  const date = instant.slice(0, 10);
  return date === previous.slice(0, 10)
    ? { content: [clock], source }
    : { content: [paragraph(date, 'note', source), clock], source };
};

/** The turning points stand out among the rows. */
const phaseCell = (phase: Phase | '', source: string): Cell =>
  phase === '' || phase === 'other'
    ? cell(phase === '' ? '' : phaseLabels[phase], source)
    : { content: [paragraph([run(phaseLabels[phase], { bold: true })], 'body', source)], source };

export const timelineSection = ({ report, times, phases, headings }: SectionInput): readonly Block[] => {
  const { rows } = report.timeline;
  const figure = timelineFigure(report, phases);
  let previous = '';
  const cells = rows.map((row, index): readonly Cell[] => {
    const at = `timeline.rows.${row.id}`;
    const instant = resolvedInstant(times[index]);
    const time = timeCell(row.time, instant, previous, `${at}.time`);
    if (instant !== '') previous = instant;
    return [
      time,
      phaseCell(row.phase, `${at}.phase`),
      proseCell(row.event, `${at}.event`),
      cell(row.actor, `${at}.actor`),
      proseCell(row.notes, `${at}.notes`),
    ];
  });
  return [
    headings.section(headingOf('timeline')),
    ...(figure ? [figure] : []),
    rows.length === 0
      ? noneRecorded('timeline.rows')
      : table('Events in order of time (UTC)', columns, cells),
  ];
};
