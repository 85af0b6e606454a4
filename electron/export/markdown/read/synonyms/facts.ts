/** What the one-line values of a report are called: by the customer's template first, then by other people. */

/** A value that stands on one line after its label. */
export type Fact =
  | 'incidentId'
  | 'title'
  | 'type'
  | 'severity'
  | 'dateTime'
  | 'start'
  | 'end'
  | 'duration'
  | 'commander'
  | 'author'
  | 'reportDate'
  | 'delay'
  | 'customersAffected'
  | 'servicesImpacted'
  | 'revenueImpact'
  | 'mttd'
  | 'mttr'
  | 'dataLoss'
  | 'total'
  | 'symptoms'
  | 'impactDuration'
  | 'impactSeverity'
  | 'revenueLoss'
  | 'slaBreach'
  | 'reputational'
  | 'loss'
  | 'breach'
  | 'complianceImpact';

export const headerFacts: Partial<Record<Fact, readonly string[]>> = {
  incidentId: [
    'incident id',
    'id',
    'incident number',
    'incident',
    'incident no',
    'incident #',
    'ticket',
    'reference',
    'case id',
  ],
  title: ['title', 'incident title', 'incident name'],
  type: ['incident type', 'type', 'category', 'classification'],
  severity: ['severity', 'severity level', 'priority', 'sev', 'incident severity', 'impact level'],
  dateTime: [
    'date/time',
    'date and time',
    'date',
    'when',
    'incident date',
    'period',
    'time window',
    'incident window',
  ],
  start: [
    'start',
    'started',
    'start time',
    'started at',
    'incident start',
    'began',
    'start (utc)',
    'time started',
  ],
  end: [
    'end',
    'ended',
    'end time',
    'ended at',
    'incident end',
    'resolved at',
    'resolved',
    'time resolved',
    'end (utc)',
  ],
  duration: ['duration', 'total duration', 'time to resolve', 'length', 'incident duration'],
  commander: [
    'incident commander',
    'commander',
    'ic',
    'incident lead',
    'incident manager',
    'incident owner',
    'lead',
    'response lead',
    'ic/lead',
  ],
  author: [
    'report author',
    'author',
    'authors',
    'owner',
    'prepared by',
    'written by',
    'postmortem owner',
    'post mortem owner',
    'reporter',
  ],
  reportDate: [
    'report date',
    'date of report',
    'published',
    'date published',
    'written on',
    'report written',
  ],
};
export const metricFacts: Partial<Record<Fact, readonly string[]>> = {
  customersAffected: [
    'customers affected',
    'users affected',
    'affected customers',
    'affected users',
    'customers impacted',
    'users impacted',
    'impacted users',
    'impacted customers',
  ],
  servicesImpacted: [
    'services impacted',
    'services affected',
    'affected services',
    'impacted services',
    'systems affected',
    'affected systems',
    'services',
    'affected service',
    'service',
  ],
  revenueImpact: ['revenue impact', 'revenue', 'cost', 'financial loss'],
  mttd: ['mttd (mean time to detect)', 'mttd', 'time to detect', 'time to detection', 'mean time to detect'],
  mttr: [
    'mttr (mean time to resolve)',
    'mttr',
    'mean time to resolve',
    'time to recover',
    'mean time to recovery',
    'time to resolution',
  ],
  dataLoss: ['data loss', 'data lost'],
};
export const customerFacts: Partial<Record<Fact, readonly string[]>> = {
  total: [
    'total customers affected',
    'customers affected',
    'users affected',
    'affected customers',
    'affected users',
    'customers impacted',
    'users impacted',
  ],
  symptoms: ['symptoms', 'symptom', 'what customers saw', 'what users saw', 'user experience'],
  impactDuration: ['duration', 'length'],
  impactSeverity: ['severity', 'severity level'],
};
export const businessFacts: Partial<Record<Fact, readonly string[]>> = {
  revenueLoss: ['revenue loss', 'lost revenue', 'revenue', 'revenue impact', 'cost', 'financial loss'],
  slaBreach: ['sla breach', 'sla breached', 'sla', 'slo breach', 'sla violation'],
  reputational: ['reputational', 'reputation', 'reputational impact', 'reputational damage'],
};
export const dataFacts: Partial<Record<Fact, readonly string[]>> = {
  loss: ['data loss', 'loss', 'data lost'],
  breach: ['data breach', 'breach', 'data exposure'],
  complianceImpact: ['compliance impact', 'compliance', 'regulatory impact'],
};
export const detectionFacts: Partial<Record<Fact, readonly string[]>> = {
  delay: ['detection delay', 'time to detect', 'time to detection', 'delay', 'mttd'],
};
