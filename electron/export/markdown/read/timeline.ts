/** The timeline, from a table, a list or lines that begin with a time. */
import type { TimelineRow } from '../../../../shared/report/schema.ts';
import { phaseLabels } from '../../../../shared/report/vocabulary.ts';
import { isPlaceholder } from '../form.ts';
import { decodeCell } from '../syntax/cell.ts';
import { readExact } from '../syntax/exact.ts';
import { flat } from '../syntax/plain.ts';
import { readProse, readProseCell } from '../syntax/prose.ts';
import { scan, sourceOf } from '../syntax/scan.ts';
import { eventTime, plain } from '../values/plain.ts';
import { readPhase } from '../values/vocabulary.ts';
import { otherCells, readColumns, type Table } from './columns.ts';
import type { Draft } from './draft.ts';
import type { Chunk } from './outline.ts';
import { inferPhase } from './phase.ts';

type Row = Omit<TimelineRow, 'id'>;

const columnNames = {
  time: [
    'time',
    'when',
    'timestamp',
    'time (utc)',
    'utc',
    'date/time',
    'date and time',
    'time utc',
    'utc time',
    'date time',
    'datetime',
    'clock',
  ],
  phase: ['phase', 'stage'],
  event: [
    'event',
    'what happened',
    'what',
    'description',
    'action',
    'details',
    'activity',
    'events',
    'entry',
    'event description',
    'milestone',
  ],
  actor: [
    'actor',
    'who',
    'by',
    'person',
    'owner',
    'responsible',
    'source',
    'who/what',
    'reporter',
    'by whom',
  ],
  notes: ['notes', 'note', 'comment', 'comments', 'remarks', 'remark'],
} as const;

const joined = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');

const cell = (cells: readonly string[], index: number | undefined): string =>
  index === undefined ? '' : (cells[index] ?? '');

const tableRows = (table: Table, draft: Draft): Row[] | null => {
  const columns = readColumns(table, columnNames);
  const { time, phase, event, actor, notes } = columns.at;
  if (time === undefined || (event === undefined && columns.others.length === 0)) return null;
  return table.rows
    .filter(
      ({ cells }) =>
        cells.some((text) => !isPlaceholder(text)) && (draft.own || cells.some((text) => text !== '')),
    )
    .map(({ cells }): Row => {
      const phaseWords = decodeCell(cell(cells, phase));
      const known = isPlaceholder(phaseWords) || phaseWords === '' ? null : readPhase(phaseWords);
      const unknownPhase = known || isPlaceholder(phaseWords) ? '' : phaseWords;
      return {
        time: readExact(decodeCell(cell(cells, time)), eventTime),
        phase: known?.value ?? '',
        event: readProseCell(cell(cells, event)),
        actor: readExact(flat(decodeCell(cell(cells, actor))), plain),
        notes: joined(
          readProseCell(cell(cells, notes)),
          unknownPhase,
          otherCells(cells, columns, table.header.length),
        ),
      };
    });
};

const TIME = String.raw`(?:\d{4}-\d{2}-\d{2}[T ,]+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:[ap]\.?m\.?|UTC|Z|GMT|CET|CEST|[ECMP][SD]T|[+-]\d{2}:?\d{2}))*`;
const TIMED = new RegExp(
  String.raw`^(\*\*|__|\x60|\[)?(${TIME}(?:\s*[–-]\s*${TIME})?)(?:\*\*|__|\x60|\])?\s*:?(?:\*\*|__)?\s*(?:[|:]\s|[–—-]+\s|→\s)?\s*`,
  'iu',
);

const timedRow = (source: string): Row | null => {
  const match = TIMED.exec(source);
  if (!match || !/\S/u.test(source.slice(match[0].length))) return null;
  return {
    time: eventTime.parse(match[2] ?? ''),
    phase: '',
    event: readProse(source.slice(match[0].length)),
    actor: '',
    notes: '',
  };
};

/** Lines of a paragraph, each from one time to the next; null where the first does not begin with a time. */
const paragraphRows = (source: string): Row[] | null => {
  const entries: string[] = [];
  for (const line of source.split('\n')) {
    if (TIMED.test(line.trim()) || entries.length === 0) entries.push(line.trim());
    else entries.push(`${entries.pop() ?? ''}\n${line}`);
  }
  const rows = entries.map(timedRow);
  const whole = rows.filter((row) => row !== null);
  return whole.length === rows.length ? whole : null;
};

const withPhases = (rows: readonly Row[], draft: Draft): Row[] =>
  rows.map((row) => {
    const phase = inferPhase(row.event);
    if (phase === '') return row;
    const words = row.event.length > 60 ? `${row.event.slice(0, 60).toWellFormed()}…` : row.event;
    draft.reading(`Timeline ${row.time || '(no time)'} "${flat(words)}" was marked ${phaseLabels[phase]}.`);
    return { ...row, phase };
  });

const OTHER_ZONE = /\b(?:CES?T|[ECMP][SD]T|BST|IST|JST|AES?T|local(?: time)?)\b/u;

/** Times are read as UTC; a heading that names another zone has to be looked at. */
const checkZone = (draft: Draft, words: string): void => {
  const zone = OTHER_ZONE.exec(words)?.[0];
  if (zone)
    draft.reading(
      `The timeline names the zone ${zone}; its times were taken as written. Turn them into UTC.`,
    );
};

export const readTimeline = (draft: Draft, chunk: Chunk): string[] => {
  const { lines } = chunk;
  const left: string[] = [];
  const rows: Row[] = [];
  let marked = draft.own;
  const rowOrLeft = (source: string, text: string): void => {
    const row = timedRow(text);
    if (row) rows.push(row);
    else left.push(source);
  };
  for (const block of scan(lines)) {
    const source = sourceOf(lines, block);
    if (block.kind === 'table') {
      const found = tableRows(block, draft);
      if (found) for (const row of found) rows.push(row);
      else left.push(source);
      marked ||= block.header.some((name) => /^(?:phase|stage)$/iu.test(name));
    } else if (block.kind === 'list') {
      for (const item of block.items) rowOrLeft(sourceOf(lines, item), item.text);
    } else if (block.kind === 'paragraph') {
      const found = paragraphRows(source);
      if (found) for (const row of found) rows.push(row);
      else left.push(source);
    } else if (block.kind !== 'rule') {
      left.push(source);
    }
  }
  const words = lines.find((line) => line.trim() !== '') ?? '';
  if (!draft.own) checkZone(draft, `${chunk.headings.at(-1) ?? ''} ${words}`);
  const complete = marked ? rows : withPhases(rows, draft);
  draft.report.timeline.rows = complete.map((row) => ({ id: draft.newId(), ...row }));
  if (rows.length > 0) draft.mapped(`Timeline: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`);
  return left;
};
