/**
 * What a report may hold on disk. This schema says what is *storable*: a draft may be incomplete, and a value
 * that is not understood is kept as typed. What is *ready* to be signed is said by `shared/rules/readiness.ts`.
 *
 * Every field of the customer's template has its place here. Fields named `…: line` without further comment are
 * plain text; `markdown` fields hold Markdown source (inline in a line, blocks in prose).
 */
import { z } from 'zod';
import { Money, Quantity } from './amount.ts';
import { line, prose } from './text.ts';
import {
  actionStatuses,
  answers,
  detectionMethods,
  incidentTypes,
  phases,
  regimes,
  regulatoryStatuses,
  reportStates,
  severities,
  signatureMeanings,
} from './vocabulary.ts';

export const SCHEMA_VERSION = 1;

const rowId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const orUnset = <const T extends readonly string[]>(values: T) => z.enum(['', ...values]);

/** One line of a list; `text` is inline Markdown. */
export const ListItem = z.strictObject({ id: rowId, text: prose });
export type ListItem = z.infer<typeof ListItem>;

/** A derived duration that a person may overrule, with the reason that is then printed. */
export const Override = z.strictObject({ value: line, reason: line });
export type Override = z.infer<typeof Override>;

/** A yes/no question with the words around its answer: "Yes (99.9% uptime SLA)". */
export const AnswerWithRemark = z.strictObject({ answer: orUnset(answers), remark: line });
export type AnswerWithRemark = z.infer<typeof AnswerWithRemark>;

/** A severity with the words that explain it. */
export const LevelWithRemark = z.strictObject({ level: orUnset(severities), remark: line });
export type LevelWithRemark = z.infer<typeof LevelWithRemark>;

/** Which version of the report this is, and how far it has come. */
export const Revision = z.strictObject({ version: z.int().positive(), state: z.enum(reportStates) });
export type Revision = z.infer<typeof Revision>;

export const Incident = z.strictObject({
  /** INC-YYYY-MM-DD-NNN. */
  incidentId: line,
  title: line,
  type: orUnset(incidentTypes),
  severity: orUnset(severities),
  /** UTC instant, `time.ts`. */
  start: line,
  /** UTC instant, `time.ts`. */
  end: line,
  commander: line,
  author: line,
  /** Calendar date YYYY-MM-DD. */
  reportDate: line,
});

export const Metrics = z.strictObject({
  customersAffected: Quantity,
  servicesImpacted: z.array(ListItem),
  revenueImpact: Money,
  mttd: Override,
  mttr: Override,
  dataLoss: AnswerWithRemark,
});

export const TimelineRow = z.strictObject({
  id: rowId,
  /** Time of day ("14:32") or instant ("2026-03-14T14:32Z"), as known; never completed by the program. */
  time: line,
  phase: orUnset(phases),
  event: prose,
  actor: line,
  notes: prose,
});
export type TimelineRow = z.infer<typeof TimelineRow>;

export const Why = z.strictObject({ id: rowId, question: prose, answer: prose });
export type Why = z.infer<typeof Why>;

export const DetectionMethodState = z.strictObject({ ticked: z.boolean(), specify: line });

export const ActionItem = z.strictObject({
  id: rowId,
  /** AI-n. */
  ref: line,
  description: prose,
  owner: line,
  priority: orUnset(severities),
  /** Calendar date YYYY-MM-DD. */
  due: line,
  status: orUnset(actionStatuses),
});
export type ActionItem = z.infer<typeof ActionItem>;

export const RegulatoryRow = z.strictObject({
  id: rowId,
  regime: z.enum([...regimes, 'custom']),
  label: line,
  ticked: z.boolean(),
  status: orUnset(regulatoryStatuses),
  rationale: prose,
});
export type RegulatoryRow = z.infer<typeof RegulatoryRow>;

export const InternalCheck = z.strictObject({
  id: rowId,
  label: line,
  ticked: z.boolean(),
  /** Calendar date YYYY-MM-DD, optional. */
  date: line,
});
export type InternalCheck = z.infer<typeof InternalCheck>;

/** A file kept beside the report, named by its SHA-256. */
export const Attachment = z.strictObject({
  id: rowId,
  name: line,
  mediaType: z.string().regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i),
  /** Bytes. */
  size: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  caption: line,
});
export type Attachment = z.infer<typeof Attachment>;

export const Appendix = z.strictObject({ text: prose, attachments: z.array(Attachment) });
export type Appendix = z.infer<typeof Appendix>;

export const Approval = z.strictObject({
  id: rowId,
  role: line,
  /** Whether this signature is always asked for, or only for a security incident. */
  condition: z.enum(['always', 'security-incident']),
  name: line,
  meaning: orUnset(signatureMeanings),
  /** Date of a signature given on paper, as written. */
  date: line,
});
export type Approval = z.infer<typeof Approval>;

/** Something an imported file said that has no field: kept, shown and printed until placed or dismissed. */
export const ImportedNote = z.strictObject({
  id: rowId,
  /** The headings above it in its source, outermost first. */
  headings: z.array(line),
  /** Markdown source, as it stood. */
  text: prose,
  dismissed: z.boolean(),
});
export type ImportedNote = z.infer<typeof ImportedNote>;

export const Report = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  /** Identity of this report on this machine; unlike the incident ID it never changes. */
  id: rowId,
  revision: Revision,
  incident: Incident,
  summary: z.strictObject({ text: prose, metrics: Metrics }),
  timeline: z.strictObject({ rows: z.array(TimelineRow) }),
  rootCause: z.strictObject({ problemStatement: prose, whys: z.array(Why), rootCause: prose }),
  detection: z.strictObject({
    methods: z.record(z.enum(detectionMethods), DetectionMethodState),
    delay: Override,
    improvements: prose,
  }),
  response: z.strictObject({
    containment: z.array(ListItem),
    eradication: z.array(ListItem),
    recovery: z.array(ListItem),
  }),
  impact: z.strictObject({
    customer: z.strictObject({
      total: Quantity,
      symptoms: prose,
      duration: prose,
      severity: LevelWithRemark,
    }),
    business: z.strictObject({ revenueLoss: Money, slaBreach: AnswerWithRemark, reputational: prose }),
    data: z.strictObject({ loss: AnswerWithRemark, breach: AnswerWithRemark, compliance: prose }),
  }),
  actions: z.strictObject({ items: z.array(ActionItem) }),
  lessons: z.strictObject({
    wentWell: z.array(ListItem),
    wentWrong: z.array(ListItem),
    lucky: z.array(ListItem),
    opportunities: z.array(ListItem),
  }),
  compliance: z.strictObject({ regulatory: z.array(RegulatoryRow), internal: z.array(InternalCheck) }),
  appendices: z.strictObject({ logs: Appendix, metrics: Appendix, code: Appendix, related: Appendix }),
  approvals: z.strictObject({ signatories: z.array(Approval) }),
  importedNotes: z.strictObject({ items: z.array(ImportedNote) }),
});
export type Report = z.infer<typeof Report>;
