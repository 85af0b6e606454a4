/** The form of the customer's template: its headings, labels and placeholders, shared by the writer and the reader. */

export const headings = {
  title: 'Post-Mortem Report',
  untitled: 'Post-Mortem Report Template',
  summary: 'Executive Summary',
  timeline: 'Timeline (All Times UTC)',
  rootCause: 'Root Cause Analysis (5 Whys)',
  detection: 'Detection',
  response: 'Containment & Resolution',
  impact: 'Impact Assessment',
  actions: 'Action Items',
  lessons: 'Lessons Learned',
  compliance: 'Compliance & Reporting',
  appendices: 'Appendices',
  notes: 'Imported Notes',
} as const;

export const labels = {
  incidentId: 'Incident ID',
  type: 'Incident Type',
  severity: 'Severity',
  dateTime: 'Date/Time',
  duration: 'Duration',
  commander: 'Incident Commander',
  author: 'Report Author',
  reportDate: 'Report Date',
  metrics: 'Impact Metrics',
  customersAffected: 'Customers Affected',
  servicesImpacted: 'Services Impacted',
  revenueImpact: 'Revenue Impact',
  mttd: 'MTTD (Mean Time to Detect)',
  mttr: 'MTTR (Mean Time to Resolve)',
  dataLoss: 'Data Loss',
  problemStatement: 'Problem Statement',
  rootCause: 'Root Cause',
  methods: 'How was the incident detected?',
  delay: 'Detection Delay',
  improvements: 'Improvements Needed',
  containment: 'Containment Actions',
  eradication: 'Eradication Actions',
  recovery: 'Recovery Actions',
  customer: 'Customer Impact',
  total: 'Total customers affected',
  symptoms: 'Symptoms',
  impactDuration: 'Duration',
  impactSeverity: 'Severity',
  business: 'Business Impact',
  revenueLoss: 'Revenue loss',
  slaBreach: 'SLA breach',
  reputational: 'Reputational',
  data: 'Data Impact',
  loss: 'Data loss',
  breach: 'Data breach',
  complianceImpact: 'Compliance impact',
  wentWell: 'What Went Well',
  wentWrong: 'What Went Wrong',
  lucky: 'Where We Got Lucky',
  opportunities: 'Opportunities for Improvement',
  regulatory: 'Regulatory Reporting Required',
  internal: 'Internal Reporting',
  logs: 'Appendix A: Relevant Logs',
  metricsAppendix: 'Appendix B: Metrics & Graphs',
  code: 'Appendix C: Code Changes',
  related: 'Appendix D: Related Incidents',
  attachments: 'Attachments',
  approval: 'Approval',
} as const;

/** What stands where nothing is filled in. Where the template has a placeholder, it is the template's. */
export const placeholders = {
  incidentId: '[INC-YYYY-MM-DD-###]',
  type: '[security | outage | disaster-recovery | data-breach | ransomware | ddos | service-degradation]',
  severity: '[P0 | P1 | P2 | P3]',
  instant: '[YYYY-MM-DD HH:MM UTC]',
  duration: '[HH:MM total]',
  commander: '[Name/Role]',
  name: '[Name]',
  date: '[YYYY-MM-DD]',
  summary:
    '[2-3 paragraph summary of incident: what happened, customer impact, resolution, key lessons learned]',
  customers: '[number or percentage]',
  services: '[list]',
  revenue: '[$amount or "none"]',
  time: '[HH:MM]',
  dataLoss: '[yes/no, amount if applicable]',
  yesNo: '[yes/no]',
  phase: '[Phase]',
  event: '[Event]',
  actor: '[Actor]',
  notes: '[Notes]',
  problem: '[What failed, and how it showed]',
  why: '[Why did this happen?]',
  answer: '[Because]',
  rootCause: '[Root cause]',
  specify: '[tool and alert]',
  delay: '[time between incident start and detection]',
  improvements: '[e.g., "Earlier detection via connection pool monitoring"]',
  action: '[Action taken]',
  text: '[Text]',
  ref: '[AI-n]',
  description: '[Description]',
  owner: '[Owner]',
  priority: '[Priority]',
  status: '[Status]',
  lesson: '[Lesson]',
  regulatory: '[Required | N/A | Undetermined]',
  check: '[Who was told]',
  logs: '[Link to log aggregation query or attach sanitized log excerpts]',
  metricsAppendix:
    '[Embed or link to monitoring dashboards showing error rates, connection pool usage, latency]',
  code: '[Link to GitHub PR or commit SHA for code fixes]',
  related: '[List similar past incidents, if any, and their resolutions]',
  role: '[Role]',
} as const;

const known: ReadonlySet<string> = new Set(
  Object.values(placeholders).map((text) => text.toLowerCase().replace(/\s+/g, ' ')),
);

/** Whether this is one of the form's placeholders, or a line of underscores to write on. */
export const isPlaceholder = (source: string): boolean => {
  const text = source.trim();
  if (/^_{3,}$/.test(text)) return true;
  return text.length < 200 && known.has(text.toLowerCase().replace(/\s+/g, ' '));
};

/** Columns of the form's tables, in order. */
export const timelineColumns = ['Time', 'Phase', 'Event', 'Actor', 'Notes'] as const;
export const actionColumns = ['ID', 'Description', 'Owner', 'Priority', 'Due Date', 'Status'] as const;
