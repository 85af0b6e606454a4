/** What the headings and labels of a report are called: by the customer's template and by other people. */

/** A part of a report that holds text, a list or a table. */
export type Part =
  | 'header'
  | 'summary'
  | 'metrics'
  | 'timeline'
  | 'rootCauseSection'
  | 'problem'
  | 'whys'
  | 'rootCause'
  | 'detection'
  | 'methods'
  | 'improvements'
  | 'response'
  | 'containment'
  | 'eradication'
  | 'recovery'
  | 'impact'
  | 'customer'
  | 'business'
  | 'data'
  | 'actions'
  | 'lessons'
  | 'wentWell'
  | 'wentWrong'
  | 'lucky'
  | 'opportunities'
  | 'compliance'
  | 'regulatory'
  | 'internal'
  | 'appendices'
  | 'logs'
  | 'metricsAppendix'
  | 'code'
  | 'related'
  | 'attachments'
  | 'approval'
  | 'notes';

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

const partNames: Readonly<Record<Part, readonly string[]>> = {
  header: [
    'incident details',
    'incident information',
    'metadata',
    'details',
    'at a glance',
    'report details',
    'key facts',
  ],
  summary: [
    'executive summary',
    'summary',
    'incident summary',
    'tl;dr',
    'tldr',
    'abstract',
    'what happened',
    'issue summary',
    'management summary',
    'overview',
    'background and summary',
    'incident overview',
  ],
  metrics: ['impact metrics', 'metrics', 'key metrics'],
  timeline: [
    'timeline',
    'incident timeline',
    'chronology',
    'sequence of events',
    'events',
    'timeline of events',
    'event log',
    'log of events',
    'timeline of the incident',
  ],
  rootCauseSection: [
    'root cause analysis',
    'causes',
    'rca',
    'cause',
    'root causes',
    'analysis',
    'why it happened',
    'cause analysis',
    'contributing factors',
    'contributing causes',
    'cause of the incident',
  ],
  problem: ['problem statement', 'problem', 'fault'],
  whys: [
    '5 whys',
    'five whys',
    'the five whys',
    'the 5 whys',
    'whys',
    '5 whys analysis',
    'five whys analysis',
    '5 why',
    'five why',
    'why analysis',
  ],
  rootCause: ['root cause', 'underlying cause', 'blameless root cause', 'root cause summary'],
  detection: ['detection', 'how we found out', 'discovery'],
  methods: ['how was the incident detected', 'detection method', 'detection methods'],
  improvements: ['improvements needed', 'detection improvements', 'improvements'],
  response: [
    'containment & resolution',
    'containment and resolution',
    'response',
    'incident response',
    'containment, eradication & recovery',
    'containment, eradication and recovery',
  ],
  containment: [
    'containment actions',
    'containment',
    'mitigation',
    'mitigations',
    'mitigation steps',
    'short term mitigation',
  ],
  eradication: ['eradication actions', 'eradication', 'remediation', 'corrective measures', 'permanent fix'],
  recovery: [
    'recovery actions',
    'recovery',
    'resolution',
    'restoration',
    'resolution and recovery',
    'recovery and resolution',
  ],
  impact: [
    'impact assessment',
    'impact',
    'impact analysis',
    'business and customer impact',
    'scope and impact',
    'effect',
    'effects',
    'who was affected',
    'customer and business impact',
  ],
  customer: ['customer impact', 'user impact', 'impact on customers', 'impact on users'],
  business: ['business impact', 'financial impact', 'impact on the business'],
  data: ['data impact', 'impact on data'],
  actions: [
    'action items',
    'actions',
    'follow ups',
    'follow up actions',
    'followup',
    'followups',
    'follow up',
    'corrective actions',
    'preventive actions',
    'corrective and preventive actions',
    'corrective and preventative measures',
    'next steps',
    'remediation items',
    'todo',
    'to do',
    'tasks',
    'follow up items',
    'action plan',
    'follow up tasks',
    'measures',
    'remediation plan',
    'what we are doing',
    'what we will do',
    'what we are doing about it',
    'prevention',
  ],
  lessons: [
    'lessons learned',
    'lessons',
    'lessons learnt',
    'retrospective',
    'learnings',
    'takeaways',
    'what we learned',
    'reflections',
  ],
  wentWell: ['what went well', 'what worked', 'went well', 'things that went well', 'what worked well'],
  wentWrong: [
    'what went wrong',
    'what went badly',
    'what went poorly',
    'went badly',
    'things that went poorly',
    'what did not go well',
    "what didn't go well",
    "what didn't work",
    'what did not work',
    'what could have gone better',
    "what didn't go so well",
    "what didn't go well",
    'what did not go so well',
    'what could have been better',
  ],
  lucky: ['where we got lucky', 'lucky', 'luck', 'where were we lucky'],
  opportunities: [
    'opportunities for improvement',
    'opportunities',
    'what could be improved',
    'what can we improve',
    'room for improvement',
    'recommendations',
    'suggestions for improvement',
  ],
  compliance: [
    'compliance & reporting',
    'compliance and reporting',
    'compliance',
    'regulatory',
    'regulatory and compliance',
  ],
  regulatory: [
    'regulatory reporting required',
    'regulatory reporting',
    'regulatory notifications',
    'notifications to authorities',
  ],
  internal: [
    'internal reporting',
    'internal communication',
    'internal communications',
    'internal notifications',
  ],
  appendices: ['appendices', 'appendix'],
  logs: ['relevant logs', 'logs', 'log excerpts'],
  metricsAppendix: ['metrics & graphs', 'metrics and graphs', 'graphs', 'dashboards'],
  code: ['code changes', 'pull requests'],
  related: ['related incidents', 'similar incidents', 'previous incidents', 'recurrence'],
  attachments: ['attachments'],
  approval: ['approval', 'approvals', 'sign off', 'signoff', 'signatures', 'sign offs'],
  notes: ['imported notes'],
};

const headerFacts: Partial<Record<Fact, readonly string[]>> = {
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
const metricFacts: Partial<Record<Fact, readonly string[]>> = {
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
const customerFacts: Partial<Record<Fact, readonly string[]>> = {
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
const businessFacts: Partial<Record<Fact, readonly string[]>> = {
  revenueLoss: ['revenue loss', 'lost revenue', 'revenue', 'revenue impact', 'cost', 'financial loss'],
  slaBreach: ['sla breach', 'sla breached', 'sla', 'slo breach', 'sla violation'],
  reputational: ['reputational', 'reputation', 'reputational impact', 'reputational damage'],
};
const dataFacts: Partial<Record<Fact, readonly string[]>> = {
  loss: ['data loss', 'loss', 'data lost'],
  breach: ['data breach', 'breach', 'data exposure'],
  complianceImpact: ['compliance impact', 'compliance', 'regulatory impact'],
};
const detectionFacts: Partial<Record<Fact, readonly string[]>> = {
  delay: ['detection delay', 'time to detect', 'time to detection', 'delay', 'mttd'],
};

/** Takes numbering, emphasis, emoji, a remark in brackets and punctuation at the end off a heading or label. */
export const normaliseName = (source: string): string =>
  source
    .normalize('NFKC')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/[*_`]+/g, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^(?:(?:section|part|step)\s+)?(?:\d+(?:\.\d+)*[.):]?|[ivx]+[.)])\s+(?!whys)/u, '')
    .replace(/^appendix\s+[a-z\d][.:)]?\s*[-–—]?\s*(?=\S)/u, '')
    .replace(/[\s‐-―-]+/g, ' ')
    .replace(/\s*[:?.!]+\s*$/u, '')
    .trim();

const withoutRemark = (name: string): string =>
  name
    .replace(/\s*\([^()]*\)\s*$/u, '')
    .replace(/\s*[:?.!]+\s*$/u, '')
    .trim();

const index = <K extends string>(names: Partial<Record<K, readonly string[]>>): ReadonlyMap<string, K> => {
  const map = new Map<string, K>();
  for (const key in names) for (const name of names[key] ?? []) map.set(name, key);
  return map;
};

const parts = index(partNames);
const header = index(headerFacts);
const metrics = index(metricFacts);
const customer = index(customerFacts);
const business = index(businessFacts);
const data = index(dataFacts);
const detection = index(detectionFacts);

/** Where the facts of a part are looked up, nearest first. */
const scopes: Partial<Record<Part, readonly ReadonlyMap<string, Fact>[]>> = {
  header: [header, metrics],
  summary: [header, metrics],
  metrics: [metrics],
  customer: [customer],
  business: [business],
  data: [data],
  impact: [customer, business, data, metrics],
  detection: [detection],
  methods: [detection],
};

const find = <K>(map: ReadonlyMap<string, K>, name: string): K | null =>
  map.get(name) ?? map.get(withoutRemark(name)) ?? null;

/** The part that a heading or label names, or null. */
export const partOf = (name: string): Part | null =>
  name.length > 120 ? null : find(parts, normaliseName(name));

/** The fact that a label names inside a part, or null. */
export const factOf = (label: string, part: Part | null): Fact | null => {
  if (label.length > 80) return null;
  const name = normaliseName(label);
  for (const scope of scopes[part ?? 'header'] ?? []) {
    const fact = find(scope, name);
    if (fact) return fact;
  }
  return null;
};

export type Label = { readonly name: string; readonly rest: string };

/** A label in bold at the start of a line: "**Severity:** P1", "__Approval__:". */
export const boldLabel = (line: string): Label | null => {
  const match = /^ {0,3}(\*\*|__)(?=\S)([^\n]{1,120}?)\s*(?:(:)\s*\1(?!\*)|\1(?!\*)\s*(:?))[ \t]*/u.exec(
    line,
  );
  if (!match) return null;
  const [whole, , name = '', inside, outside] = match;
  const rest = line.slice(whole.length);
  return rest === '' || inside || outside || name.endsWith('?') ? { name, rest } : null;
};

/** Whether a line of a paragraph would start another field or part of a report. */
export const isLabelLine = (line: string): boolean => {
  const label = boldLabel(line);
  if (!label) return false;
  const name = label.name;
  return partOf(name) !== null || factOf(name, 'header') !== null || factOf(name, 'detection') !== null;
};
