/** The closed vocabularies of a report, in the customer's spelling, with the words people read. */

export const incidentTypes = [
  'security',
  'outage',
  'disaster-recovery',
  'data-breach',
  'ransomware',
  'ddos',
  'service-degradation',
] as const;
export type IncidentType = (typeof incidentTypes)[number];

export const incidentTypeLabels: Readonly<Record<IncidentType, string>> = {
  security: 'Security',
  outage: 'Outage',
  'disaster-recovery': 'Disaster recovery',
  'data-breach': 'Data breach',
  ransomware: 'Ransomware',
  ddos: 'DDoS',
  'service-degradation': 'Service degradation',
};

/** The types for which the CISO signs as well (customer's template: "CISO (if security incident)"). */
const securityTypes: ReadonlySet<string> = new Set<IncidentType>([
  'security',
  'data-breach',
  'ransomware',
  'ddos',
]);

/** Whether an incident of this type is a security incident; false while no type is chosen. */
export const isSecurityIncident = (type: IncidentType | ''): boolean => securityTypes.has(type);

export const severities = ['P0', 'P1', 'P2', 'P3'] as const;
export type Severity = (typeof severities)[number];

export const severityLabels: Readonly<Record<Severity, string>> = {
  P0: 'Critical',
  P1: 'High',
  P2: 'Medium',
  P3: 'Low',
};

/** What a timeline row marks in the course of the incident; the metrics are derived from these marks. */
export const phases = [
  'detected',
  'acknowledged',
  'identified',
  'contained',
  'fixed',
  'recovered',
  'closed',
  'other',
] as const;
export type Phase = (typeof phases)[number];

export const phaseLabels: Readonly<Record<Phase, string>> = {
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  identified: 'Identified',
  contained: 'Contained',
  fixed: 'Fixed',
  recovered: 'Recovered',
  closed: 'Closed',
  other: 'Other',
};

export const detectionMethods = ['monitoring', 'customer', 'internal', 'scan', 'other'] as const;
export type DetectionMethod = (typeof detectionMethods)[number];

export const detectionMethodLabels: Readonly<Record<DetectionMethod, string>> = {
  monitoring: 'Automated monitoring alert',
  customer: 'Customer report (ticket/support channel)',
  internal: 'Internal user report',
  scan: 'Security scan/audit',
  other: 'Other',
};

export const regimes = ['hipaa', 'pci-dss', 'soc2', 'fedramp', 'gdpr'] as const;
export type Regime = (typeof regimes)[number];

/** The five rows of the customer's template, in its order and wording. */
export const regimeLabels: Readonly<Record<Regime, string>> = {
  hipaa: 'HIPAA breach notification (60 days)',
  'pci-dss': 'PCI-DSS incident report',
  soc2: 'SOC2 CC7.3 documentation',
  fedramp: 'FedRAMP IR-6 reporting to Agency',
  gdpr: 'GDPR breach notification (72 hours)',
};

export const regulatoryStatuses = ['required', 'not-applicable', 'undetermined'] as const;
export type RegulatoryStatus = (typeof regulatoryStatuses)[number];

export const regulatoryStatusLabels: Readonly<Record<RegulatoryStatus, string>> = {
  required: 'Required',
  'not-applicable': 'N/A',
  undetermined: 'Undetermined',
};

/** The internal reporting checks of the customer's template. */
export const internalCheckLabels = [
  'Engineering leadership notified',
  'Customer success team briefed',
  'Incident retrospective scheduled',
  'Status page updated with post-mortem summary',
] as const;

export const actionStatuses = ['planned', 'in-progress', 'blocked', 'completed', 'cancelled'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

export const actionStatusLabels: Readonly<Record<ActionStatus, string>> = {
  planned: 'Planned',
  'in-progress': 'In Progress',
  blocked: 'Blocked',
  completed: 'Completed',
  cancelled: 'Cancelled',
};

export const answers = ['yes', 'no', 'undetermined'] as const;
export type Answer = (typeof answers)[number];

export const answerLabels: Readonly<Record<Answer, string>> = {
  yes: 'Yes',
  no: 'No',
  undetermined: 'Undetermined',
};

/** What a signature means (21 CFR 11.50(a)(3)). */
export const signatureMeanings = ['authorship', 'review', 'approval', 'responsibility'] as const;
export type SignatureMeaning = (typeof signatureMeanings)[number];

export const signatureMeaningLabels: Readonly<Record<SignatureMeaning, string>> = {
  authorship: 'Authorship',
  review: 'Review',
  approval: 'Approval',
  responsibility: 'Responsibility',
};

export const reportStates = ['draft', 'in-review', 'approved'] as const;
export type ReportState = (typeof reportStates)[number];

export const reportStateLabels: Readonly<Record<ReportState, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
};

/** Words before a number that belong to its meaning: "Estimated $5,000", "more than 400". */
export const qualifiers = [
  'about',
  'approximately',
  'around',
  'at least',
  'at most',
  'estimated',
  'fewer than',
  'less than',
  'more than',
  'nearly',
  'over',
  'under',
  'up to',
  '~',
  '<',
  '>',
  '≤',
  '≥',
] as const;
export type Qualifier = (typeof qualifiers)[number];
