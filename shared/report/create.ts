/** Factories: an empty report and empty rows. Identifiers come from the caller, so that tests can fix them. */
import { emptyMoney, emptyQuantity } from './amount.ts';
import type {
  ActionItem,
  Appendix,
  Approval,
  ListItem,
  Override,
  RegulatoryRow,
  Report,
  TimelineRow,
  Why,
  InternalCheck,
} from './schema.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { internalCheckLabels, regimeLabels, regimes } from './vocabulary.ts';

/** Makes a fresh identifier matching /^[A-Za-z0-9_-]{1,64}$/. */
export type NewId = () => string;

const noOverride: Override = { value: '', reason: '' };
const noAnswer = { answer: '', remark: '' } as const;
const emptyAppendix = (): Appendix => ({ text: '', attachments: [] });

export const newListItem = (newId: NewId, text = ''): ListItem => ({ id: newId(), text });

export const newTimelineRow = (newId: NewId, values: Partial<Omit<TimelineRow, 'id'>> = {}): TimelineRow => ({
  id: newId(),
  time: '',
  phase: '',
  event: '',
  actor: '',
  notes: '',
  ...values,
});

export const newWhy = (newId: NewId, question = '', answer = ''): Why => ({ id: newId(), question, answer });

/** A new action item with the next free number: one above the highest AI-n in use. */
export const newActionItem = (
  newId: NewId,
  existing: readonly Pick<ActionItem, 'ref'>[],
  values: Partial<Omit<ActionItem, 'id'>> = {},
): ActionItem => {
  const highest = existing.reduce(
    (max, { ref }) => Math.max(max, Number(/^AI-(\d{1,9})$/.exec(ref)?.[1] ?? 0)),
    0,
  );
  return {
    id: newId(),
    ref: `AI-${highest + 1}`,
    description: '',
    owner: '',
    priority: '',
    due: '',
    status: '',
    ...values,
  };
};

export const newRegulatoryRow = (
  newId: NewId,
  values: Partial<Omit<RegulatoryRow, 'id'>> = {},
): RegulatoryRow => ({
  id: newId(),
  regime: 'custom',
  label: '',
  ticked: false,
  status: '',
  rationale: '',
  ...values,
});

export const newInternalCheck = (
  newId: NewId,
  values: Partial<Omit<InternalCheck, 'id'>> = {},
): InternalCheck => ({ id: newId(), label: '', ticked: false, date: '', ...values });

export const newApproval = (newId: NewId, values: Partial<Omit<Approval, 'id'>> = {}): Approval => ({
  id: newId(),
  role: '',
  condition: 'always',
  name: '',
  meaning: '',
  date: '',
  ...values,
});

/** A role that signs reports; the defaults are those of the customer's template, settings may change them. */
export type ApproverRole = Pick<Approval, 'role' | 'condition' | 'meaning'>;

export const defaultApproverRoles: readonly ApproverRole[] = [
  { role: 'Incident Commander', condition: 'always', meaning: 'authorship' },
  { role: 'Engineering Manager', condition: 'always', meaning: 'review' },
  { role: 'CISO', condition: 'security-incident', meaning: 'approval' },
];

/** The template's rows, empty and unticked. */
export const templateRegulatoryRows = (newId: NewId): RegulatoryRow[] =>
  regimes.map((regime) => newRegulatoryRow(newId, { regime, label: regimeLabels[regime] }));

/** A report as the empty template stands: nothing filled in, the template's fixed rows present. */
export const emptyReport = (newId: NewId, roles: readonly ApproverRole[] = defaultApproverRoles): Report => ({
  schemaVersion: SCHEMA_VERSION,
  id: newId(),
  revision: { version: 1, state: 'draft' },
  incident: {
    incidentId: '',
    title: '',
    type: '',
    severity: '',
    start: '',
    end: '',
    commander: '',
    author: '',
    reportDate: '',
  },
  summary: {
    text: '',
    metrics: {
      customersAffected: emptyQuantity,
      servicesImpacted: [],
      revenueImpact: emptyMoney,
      mttd: noOverride,
      mttr: noOverride,
      dataLoss: noAnswer,
    },
  },
  timeline: { rows: [] },
  rootCause: { problemStatement: '', whys: [], rootCause: '' },
  detection: {
    methods: {
      monitoring: { ticked: false, specify: '' },
      customer: { ticked: false, specify: '' },
      internal: { ticked: false, specify: '' },
      scan: { ticked: false, specify: '' },
      other: { ticked: false, specify: '' },
    },
    delay: noOverride,
    improvements: '',
  },
  response: { containment: [], eradication: [], recovery: [] },
  impact: {
    customer: {
      total: emptyQuantity,
      symptoms: '',
      duration: '',
      severity: { level: '', remark: '' },
    },
    business: { revenueLoss: emptyMoney, slaBreach: noAnswer, reputational: '' },
    data: { loss: noAnswer, breach: noAnswer, compliance: '' },
  },
  actions: { items: [] },
  lessons: { wentWell: [], wentWrong: [], lucky: [], opportunities: [] },
  compliance: {
    regulatory: templateRegulatoryRows(newId),
    internal: internalCheckLabels.map((label) => newInternalCheck(newId, { label })),
  },
  appendices: {
    logs: emptyAppendix(),
    metrics: emptyAppendix(),
    code: emptyAppendix(),
    related: emptyAppendix(),
  },
  approvals: { signatories: roles.map((role) => newApproval(newId, role)) },
  importedNotes: { items: [] },
});
