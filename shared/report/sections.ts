/** The sections of a report: the customer's template, in its order, with its headings. */

export const sections = [
  { id: 'incident', title: 'Incident', heading: '' },
  { id: 'summary', title: 'Executive summary', heading: 'Executive Summary' },
  { id: 'timeline', title: 'Timeline', heading: 'Timeline (All Times UTC)' },
  { id: 'root-cause', title: 'Root cause (5 whys)', heading: 'Root Cause Analysis (5 Whys)' },
  { id: 'detection', title: 'Detection', heading: 'Detection' },
  { id: 'containment', title: 'Containment & resolution', heading: 'Containment & Resolution' },
  { id: 'impact', title: 'Impact assessment', heading: 'Impact Assessment' },
  { id: 'actions', title: 'Action items', heading: 'Action Items' },
  { id: 'lessons', title: 'Lessons learned', heading: 'Lessons Learned' },
  { id: 'compliance', title: 'Compliance & reporting', heading: 'Compliance & Reporting' },
  { id: 'appendices', title: 'Appendices', heading: 'Appendices' },
  { id: 'notes', title: 'Imported notes', heading: 'Imported Notes' },
  { id: 'approval', title: 'Approval', heading: 'Approval' },
] as const;

export type SectionId = (typeof sections)[number]['id'];

/** The printed heading of a section. */
export const headingOf = (id: SectionId): string =>
  sections.find((section) => section.id === id)?.heading ?? '';

const roots: Readonly<Record<string, SectionId>> = {
  incident: 'incident',
  summary: 'summary',
  timeline: 'timeline',
  rootCause: 'root-cause',
  detection: 'detection',
  response: 'containment',
  impact: 'impact',
  actions: 'actions',
  lessons: 'lessons',
  compliance: 'compliance',
  appendices: 'appendices',
  approvals: 'approval',
  importedNotes: 'notes',
};

/** The section that holds a path ("timeline.rows.k3.event" -> timeline); the header for what stands in none. */
export const sectionOf = (path: string): SectionId => roots[path.split('.')[0] ?? ''] ?? 'incident';
