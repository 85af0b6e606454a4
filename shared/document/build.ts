/** A report as a neutral document: the one place that decides what is printed and in which order. */
import type { Report } from '../report/schema.ts';
import { displayInstant } from '../report/time.ts';
import { incidentTypeLabels, reportStateLabels, severityLabels } from '../report/vocabulary.ts';
import type { Block, Cover, DocumentMeta, FactList, PageFurniture, ReportDocument } from './blocks.ts';
import { type BuildContext, type SectionInput, sectionInput } from './context.ts';
import { fact, facts, severityFact } from './parts.ts';
import { actionsSection } from './sections/actions.ts';
import { appendicesSection } from './sections/appendices.ts';
import { approvalSection } from './sections/approval.ts';
import { complianceSection } from './sections/compliance.ts';
import { detectionSection } from './sections/detection.ts';
import { HISTORY_TITLE, historyBlocks } from './sections/history.ts';
import { impactSection } from './sections/impact.ts';
import { lessonsSection } from './sections/lessons.ts';
import { notesSection } from './sections/notes.ts';
import { responseSection } from './sections/response.ts';
import { rootCauseSection } from './sections/root-cause.ts';
import { keyFigures, summarySection } from './sections/summary.ts';
import { timelineSection } from './sections/timeline.ts';

const KIND = 'Post-Incident Report';

const period = ({ incident }: Report): string => {
  const [start, end] = [displayInstant(incident.start), displayInstant(incident.end)];
  if (start === '' && end === '') return '';
  return `${start === '' ? '(start not recorded)' : start} to ${end === '' ? '(end not recorded)' : end}`;
};

const titleOf = ({ incident }: Report): string =>
  incident.title === '' ? incident.incidentId || 'Untitled incident' : incident.title;

/** "2026-03-16 08:10 UTC" of an ISO instant. */
const minuteWords = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

const coverFacts = ({ report, derived }: SectionInput, context: BuildContext): FactList => {
  const { incident, revision } = report;
  return facts(
    [
      fact('Incident ID', incident.incidentId, 'incident.incidentId', 'mono'),
      severityFact(
        'Severity',
        incident.severity,
        incident.severity === '' ? '' : severityLabels[incident.severity],
        'incident.severity',
      ),
      fact('Incident Type', incident.type === '' ? '' : incidentTypeLabels[incident.type], 'incident.type'),
      fact('Duration', derived.duration.text, 'incident.end', 'tabular'),
      fact('Date/Time', period(report), 'incident.start', 'tabular'),
      fact('Report Date', incident.reportDate, 'incident.reportDate', 'tabular'),
      fact('Incident Commander', incident.commander, 'incident.commander'),
      fact('Report Author', incident.author, 'incident.author'),
      fact('State', `${reportStateLabels[revision.state]}, version ${revision.version}`, 'revision'),
      fact(
        'Record SHA-256',
        `${(context.sha256.slice(0, 16).match(/.{4}/g) ?? []).join(' ')} …`,
        'revision',
        'mono',
      ),
    ],
    2,
  );
};

const cover = (input: SectionInput, context: BuildContext): Cover => ({
  organisation: context.organisation,
  logo: context.logo?.sha256 ?? '',
  kind: KIND,
  title: titleOf(input.report),
  facts: coverFacts(input, context),
  keyFigures: keyFigures(input),
});

const furniture = ({ incident, revision }: Report, context: BuildContext): PageFurniture => ({
  incidentId: incident.incidentId === '' ? 'No incident ID' : incident.incidentId,
  version: `version ${revision.version}`,
  state: reportStateLabels[revision.state],
  shortHash: context.sha256.slice(0, 12),
  recordedAt: minuteWords(context.recordedAt),
  watermark: revision.state === 'approved' ? '' : 'DRAFT',
});

const meta = (report: Report, context: BuildContext): DocumentMeta => {
  const { incident } = report;
  return {
    title: [titleOf(report), incident.title === '' ? '' : incident.incidentId]
      .filter((text) => text !== '')
      .join(' – '),
    subject: KIND,
    author: incident.author,
    keywords: [incident.incidentId, incident.type, incident.severity].filter((word) => word !== ''),
    language: 'en-GB',
    sha256: context.sha256,
    recordedAt: context.recordedAt,
  };
};

/** The appendices of the report, and its history as one more where it is wanted. */
const allAppendices = (input: SectionInput, { history, sha256 }: BuildContext): readonly Block[] => [
  ...appendicesSection(input),
  ...(history ? [input.headings.part(HISTORY_TITLE), ...historyBlocks(input.report, history, sha256)] : []),
];

const sections: readonly ((input: SectionInput, context: BuildContext) => readonly Block[])[] = [
  summarySection,
  timelineSection,
  rootCauseSection,
  detectionSection,
  responseSection,
  impactSection,
  actionsSection,
  lessonsSection,
  complianceSection,
  allAppendices,
  notesSection,
];

/** The whole document of a report. Pure: the same report and context give the same tree. */
export const buildDocument = (report: Report, context: BuildContext): ReportDocument => {
  const input = sectionInput(report);
  const body = sections.flatMap((section) => section(input, context));
  return {
    meta: meta(report, context),
    furniture: furniture(report, context),
    cover: cover(input, context),
    body: [{ kind: 'contents', title: 'Contents' }, ...body],
    approval: approvalSection(input, context.sha256),
  };
};
