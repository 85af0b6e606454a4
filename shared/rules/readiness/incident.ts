import type { Report } from '../../report/schema.ts';
import { instantToEpoch, parseDate, parseInstant } from '../../report/time.ts';
import { error, type Problem, required, warning, when } from './problem.ts';

export const incidentProblems = ({ incident }: Report): readonly Problem[] => {
  const at = (key: keyof typeof incident) => `incident.${key}`;
  const start = instantToEpoch(incident.start);
  const end = instantToEpoch(incident.end);
  const startDate = parseInstant(incident.start)?.slice(0, 10);
  const idDate = /^INC-(\d{4}-\d{2}-\d{2})-/.exec(incident.incidentId)?.[1];
  const reportDate = parseDate(incident.reportDate);
  return [
    ...required(at('incidentId'), incident.incidentId, 'The incident ID is missing.'),
    ...required(at('title'), incident.title, 'The title is missing.'),
    ...required(at('type'), incident.type, 'Choose the incident type.'),
    ...required(at('severity'), incident.severity, 'Choose the severity.'),
    ...required(at('start'), incident.start, 'The start of the incident is missing.'),
    ...required(at('end'), incident.end, 'The end is missing: the incident counts as still open.'),
    ...required(at('commander'), incident.commander, 'Name the incident commander.'),
    ...required(at('author'), incident.author, 'Name the author of the report.'),
    ...required(at('reportDate'), incident.reportDate, 'The report date is missing.'),
    ...when(start !== null && end !== null && end < start, () =>
      error(at('end'), 'The incident ends before it starts.'),
    ),
    ...when(idDate !== undefined && startDate !== undefined && idDate !== startDate, () =>
      warning(
        at('incidentId'),
        `The ID carries the date ${idDate}, but the incident started on ${startDate}.`,
      ),
    ),
    ...when(reportDate !== null && startDate !== undefined && reportDate < startDate, () =>
      warning(at('reportDate'), 'The report is dated before the incident started.'),
    ),
  ];
};
