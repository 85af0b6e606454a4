import { resolveTimeline } from '../../report/derived.ts';
import type { Report } from '../../report/schema.ts';
import { displayInstant, epochToInstant, instantToEpoch } from '../../report/time.ts';
import { error, type Problem, required, warning, when } from './problem.ts';

export const timelineProblems = (report: Report): readonly Problem[] => {
  const { rows } = report.timeline;
  const resolved = resolveTimeline(rows, report.incident.start);
  const start = instantToEpoch(report.incident.start);
  const end = instantToEpoch(report.incident.end);
  let latest = -Infinity;
  const inRows = rows.flatMap((row, index): readonly Problem[] => {
    const at = `timeline.rows.${row.id}`;
    const time = resolved[index];
    const epoch = time && time.kind !== 'unknown' ? time.epoch : null;
    const early = epoch !== null && epoch < latest;
    if (epoch !== null) latest = Math.max(latest, epoch);
    return [
      ...required(`${at}.time`, row.time, 'The time of this event is missing.'),
      ...required(`${at}.event`, row.event, 'Say what happened.'),
      ...when(row.actor.trim() === '', () => warning(`${at}.actor`, 'Nobody is named as acting here.')),
      ...when(early, () =>
        warning(`${at}.time`, 'This event stands after a later one: sort the timeline by time.'),
      ),
      ...when(epoch !== null && start !== null && epoch < start, () =>
        warning(`${at}.time`, `This event lies before the start (${displayInstant(report.incident.start)}).`),
      ),
      ...when(
        epoch !== null && end !== null && epoch > end && row.phase !== 'closed' && row.phase !== 'other',
        () =>
          warning(
            `${at}.time`,
            `This event (${displayInstant(epochToInstant(epoch ?? 0))}) lies after the end of the incident.`,
          ),
      ),
    ];
  });
  return [
    ...when(rows.length === 0, () => error('timeline.rows', 'The timeline has no event.')),
    ...when(rows.length > 0 && !rows.some((row) => row.phase === 'detected'), () =>
      warning('timeline.rows', 'No row is marked as the detection of the incident.'),
    ),
    ...inRows,
  ];
};
