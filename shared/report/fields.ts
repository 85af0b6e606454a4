/**
 * The field catalogue: every editable field with the words people read and the rule its value must meet to be ready.
 * Forms, checks and messages use it; a test proves that no field of the schema is missing here.
 */
import type { z } from 'zod';
import { Decimal } from './amount.ts';
import { CalendarDate, DurationText, EventTime, IncidentId, SignatureDate, UtcInstant } from './time.ts';

export type FieldKind =
  /** One line of plain text. */
  | 'line'
  /** Markdown: one paragraph or many. */
  | 'prose'
  /** One of a closed vocabulary. */
  | 'choice'
  | 'flag'
  /** A list of rows, each addressed by its id. */
  | 'rows';

export type Field = {
  /** Path as text; "*" stands for a row's id. */
  readonly path: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** One sentence under the field; '' for none. */
  readonly help: string;
  /** What a filled value must satisfy to be ready; storable is more (`schema.ts`). */
  readonly schema?: z.ZodType;
};

const field = (path: string, label: string, kind: FieldKind, help = '', schema?: z.ZodType): Field => ({
  path,
  label,
  kind,
  help,
  ...(schema ? { schema } : {}),
});

const line = (path: string, label: string, help = '', schema?: z.ZodType) =>
  field(path, label, 'line', help, schema);
const prose = (path: string, label: string, help = '') => field(path, label, 'prose', help);
const choice = (path: string, label: string, help = '') => field(path, label, 'choice', help);
const flag = (path: string, label: string) => field(path, label, 'flag');

const rows = (path: string, label: string, parts: readonly Field[], help = ''): readonly Field[] => [
  field(path, label, 'rows', help),
  ...parts.map((part) => ({ ...part, path: `${path}.*.${part.path}` })),
];
const list = (path: string, label: string, item: string, help = '') =>
  rows(path, label, [prose('text', item)], help);

const quantity = (path: string, label: string): readonly Field[] => [
  choice(`${path}.qualifier`, `${label}: qualifier`, 'Words that belong to the number, such as "about".'),
  line(`${path}.amount`, label, 'A count or a percentage, such as 12,000.', Decimal),
  choice(`${path}.unit`, `${label}: unit`),
  line(`${path}.remark`, `${label}: remark`, 'Words that go with the number, such as "15% of active users".'),
];

const money = (path: string, label: string): readonly Field[] => [
  choice(`${path}.kind`, label, 'Choose "none" where there was no loss.'),
  choice(`${path}.qualifier`, `${label}: qualifier`),
  line(`${path}.currency`, `${label}: currency`, 'A symbol or code, such as $ or EUR.'),
  line(`${path}.amount`, `${label}: amount`, '', Decimal),
  line(`${path}.remark`, `${label}: remark`),
];

const override = (path: string, label: string): readonly Field[] => [
  line(
    `${path}.value`,
    label,
    'Hours and minutes, such as 01:25; overrules the derived value.',
    DurationText,
  ),
  line(`${path}.reason`, `${label}: reason`, 'Why the derived value does not hold. It is printed.'),
];

const answer = (path: string, label: string): readonly Field[] => [
  choice(`${path}.answer`, label),
  line(`${path}.remark`, `${label}: remark`),
];

const method = (id: string, label: string): readonly Field[] => [
  flag(`detection.methods.${id}.ticked`, label),
  line(`detection.methods.${id}.specify`, `${label}: which`),
];

const appendix = (id: string, label: string): readonly Field[] => [
  prose(`appendices.${id}.text`, label),
  ...rows(`appendices.${id}.attachments`, `${label}: files`, [
    line('name', 'File name'),
    line('mediaType', 'Media type'),
    line('size', 'Size in bytes'),
    line('sha256', 'SHA-256'),
    line('caption', 'Caption'),
  ]),
];

export const fields: readonly Field[] = [
  line('incident.incidentId', 'Incident ID', 'INC-YYYY-MM-DD-NNN, such as INC-2026-03-14-002.', IncidentId),
  line('incident.title', 'Title', 'What happened, in one line.'),
  choice('incident.type', 'Incident type'),
  choice('incident.severity', 'Severity'),
  line('incident.start', 'Start (UTC)', 'When the incident began, such as 2026-03-14 09:12.', UtcInstant),
  line('incident.end', 'End (UTC)', 'When it was over; leave empty while it goes on.', UtcInstant),
  line('incident.commander', 'Incident commander', 'Name and role.'),
  line('incident.author', 'Report author'),
  line('incident.reportDate', 'Report date', 'Such as 2026-03-16.', CalendarDate),

  prose(
    'summary.text',
    'Summary',
    'Two or three paragraphs: what happened, customer impact, resolution, lessons.',
  ),
  ...quantity('summary.metrics.customersAffected', 'Customers affected'),
  ...list('summary.metrics.servicesImpacted', 'Services impacted', 'Service'),
  ...money('summary.metrics.revenueImpact', 'Revenue impact'),
  ...override('summary.metrics.mttd', 'Time to detect (MTTD)'),
  ...override('summary.metrics.mttr', 'Time to resolve (MTTR)'),
  ...answer('summary.metrics.dataLoss', 'Data loss'),

  ...rows('timeline.rows', 'Timeline', [
    line('time', 'Time (UTC)', 'HH:MM, or with its date: 2026-03-14 09:12.', EventTime),
    choice('phase', 'Phase', 'What this event marks; the metrics are derived from it.'),
    prose('event', 'Event'),
    line('actor', 'Actor', 'Who or what acted.'),
    prose('notes', 'Notes'),
  ]),

  prose('rootCause.problemStatement', 'Problem statement'),
  ...rows('rootCause.whys', 'Five whys', [prose('question', 'Why?'), prose('answer', 'Because')]),
  prose('rootCause.rootCause', 'Root cause'),

  ...method('monitoring', 'Automated monitoring alert'),
  ...method('customer', 'Customer report (ticket/support channel)'),
  ...method('internal', 'Internal user report'),
  ...method('scan', 'Security scan/audit'),
  ...method('other', 'Other'),
  ...override('detection.delay', 'Detection delay'),
  prose('detection.improvements', 'Improvements needed'),

  ...list('response.containment', 'Containment actions', 'Containment action'),
  ...list('response.eradication', 'Eradication actions', 'Eradication action'),
  ...list('response.recovery', 'Recovery actions', 'Recovery action'),

  ...quantity('impact.customer.total', 'Total customers affected'),
  prose('impact.customer.symptoms', 'Symptoms', 'What customers saw.'),
  prose('impact.customer.duration', 'Duration', 'How long customers were affected.'),
  choice('impact.customer.severity.level', 'Severity'),
  line('impact.customer.severity.remark', 'Severity: remark'),
  ...money('impact.business.revenueLoss', 'Revenue loss'),
  ...answer('impact.business.slaBreach', 'SLA breach'),
  prose('impact.business.reputational', 'Reputational'),
  ...answer('impact.data.loss', 'Data loss'),
  ...answer('impact.data.breach', 'Data breach'),
  prose('impact.data.compliance', 'Compliance impact'),

  ...rows('actions.items', 'Action items', [
    line('ref', 'ID', 'AI-n.'),
    prose('description', 'Description'),
    line('owner', 'Owner'),
    choice('priority', 'Priority'),
    line('due', 'Due date', 'Such as 2026-03-31.', CalendarDate),
    choice('status', 'Status'),
  ]),

  ...list('lessons.wentWell', 'What went well', 'Item'),
  ...list('lessons.wentWrong', 'What went wrong', 'Item'),
  ...list('lessons.lucky', 'Where we got lucky', 'Item'),
  ...list('lessons.opportunities', 'Opportunities for improvement', 'Item'),

  ...rows('compliance.regulatory', 'Regulatory reporting', [
    choice('regime', 'Regime'),
    line('label', 'Obligation'),
    flag('ticked', 'Done'),
    choice('status', 'Status'),
    prose('rationale', 'Rationale', 'Why it is required, not applicable or still open.'),
  ]),
  ...rows('compliance.internal', 'Internal reporting', [
    line('label', 'Check'),
    flag('ticked', 'Done'),
    line('date', 'Date', 'Such as 2026-03-16; optional.', CalendarDate),
  ]),

  ...appendix('logs', 'Appendix A: Relevant logs'),
  ...appendix('metrics', 'Appendix B: Metrics & graphs'),
  ...appendix('code', 'Appendix C: Code changes'),
  ...appendix('related', 'Appendix D: Related incidents'),

  ...rows('approvals.signatories', 'Approvers', [
    line('role', 'Role'),
    choice('condition', 'Signs'),
    line('name', 'Printed name'),
    choice('meaning', 'Meaning of the signature'),
    line('date', 'Date signed', 'Filled in once the paper is signed.', SignatureDate),
  ]),

  ...rows('importedNotes.items', 'Imported notes', [
    line('headings', 'Headings'),
    prose('text', 'Text'),
    flag('dismissed', 'Dismissed'),
  ]),
];

const byPath: ReadonlyMap<string, Field> = new Map(fields.map((one) => [one.path, one]));
const rowLists: readonly string[] = fields.filter((one) => one.kind === 'rows').map((one) => one.path);

/** "timeline.rows.*.event" of "timeline.rows.k3f9.event"; paths outside lists come back as they are. */
export const pathPattern = (path: string): string => {
  const owner = rowLists.find((rowList) => path.startsWith(`${rowList}.`));
  if (owner === undefined) return path;
  const [, ...rest] = path.slice(owner.length + 1).split('.');
  return [owner, '*', ...rest].join('.');
};

/** The catalogue entry of a path (as text, with row ids), or null where there is no such field. */
export const fieldAt = (path: string): Field | null => byPath.get(pathPattern(path)) ?? null;

/** Why a filled value is not ready, or null. An empty value is not judged here. */
export const valueProblem = (path: string, value: string): string | null => {
  const schema = value === '' ? undefined : fieldAt(path)?.schema;
  const parsed = schema?.safeParse(value);
  return !parsed || parsed.success
    ? null
    : (parsed.error.issues[0]?.message ?? 'This value is not understood.');
};
