/** The timeline and the action items. */
import type { ActionItem, Report, TimelineRow } from '../../../../shared/report/schema.ts';
import { actionStatusLabels, phaseLabels } from '../../../../shared/report/vocabulary.ts';
import { actionColumns, placeholders, timelineColumns } from '../form.ts';
import { encodeCell } from '../syntax/cell.ts';
import { type Format, writeExact } from '../syntax/exact.ts';
import { proseCell } from '../syntax/prose.ts';
import { eventTime, plain } from '../values/plain.ts';

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
export const head = (columns: readonly string[]): string[] => [
  row(columns),
  `|${columns.map((name) => '-'.repeat(name.length + 2)).join('|')}|`,
];
export const valueCell = (value: string, format: Format<string>): string =>
  encodeCell(writeExact(value, format));

const timelineRow = ({ time, phase, event, actor, notes }: TimelineRow): string =>
  row([
    valueCell(time, eventTime),
    phase === '' ? '' : phaseLabels[phase],
    proseCell(event),
    valueCell(actor, plain),
    proseCell(notes),
  ]);

export const writeTimeline = (report: Report): string[] => {
  const { rows } = report.timeline;
  const { time, phase, event, actor, notes } = placeholders;
  return [
    ...head(timelineColumns),
    ...(rows.length === 0 ? [row([time, phase, event, actor, notes])] : rows.map(timelineRow)),
  ];
};

const actionRow = ({ ref, description, owner, priority, due, status }: ActionItem): string =>
  row([
    valueCell(ref, plain),
    proseCell(description),
    valueCell(owner, plain),
    priority,
    valueCell(due, plain),
    status === '' ? '' : actionStatusLabels[status],
  ]);

export const writeActions = (report: Report): string[] => {
  const { items } = report.actions;
  const { ref, description, owner, priority, date, status } = placeholders;
  return [
    ...head(actionColumns),
    ...(items.length === 0 ? [row([ref, description, owner, priority, date, status])] : items.map(actionRow)),
  ];
};
