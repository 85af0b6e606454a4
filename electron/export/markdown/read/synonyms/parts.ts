/** What the parts of a report are called in headings: by the customer's template first, then by other people. */

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

/** Names in the form of `normaliseName`. */
export const partNames: Readonly<Record<Part, readonly string[]>> = {
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
