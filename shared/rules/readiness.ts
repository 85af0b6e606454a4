/**
 * Whether a report is ready to be reviewed and signed. Storable is more than ready: a draft may be saved and exported
 * with any of these problems; it then says DRAFT on every page.
 */
import type { Report } from '../report/schema.ts';
import { sections } from '../report/sections.ts';
import { incidentProblems } from './readiness/incident.ts';
import { detectionProblems, impactProblems, summaryProblems } from './readiness/metrics.ts';
import type { Problem } from './readiness/problem.ts';
import {
  actionProblems,
  approvalProblems,
  complianceProblems,
  lessonProblems,
  noteProblems,
  responseProblems,
  rootCauseProblems,
} from './readiness/sections.ts';
import { timelineProblems } from './readiness/timeline.ts';

export type { Problem } from './readiness/problem.ts';

const checks: readonly ((report: Report) => readonly Problem[])[] = [
  incidentProblems,
  summaryProblems,
  timelineProblems,
  rootCauseProblems,
  detectionProblems,
  responseProblems,
  impactProblems,
  actionProblems,
  lessonProblems,
  complianceProblems,
  noteProblems,
  approvalProblems,
];

const order = new Map(sections.map((section, index) => [section.id, index]));

/** Every problem, in the order of the sections. Pure. */
export const checkReadiness = (report: Report): readonly Problem[] =>
  checks
    .flatMap((check) => check(report))
    .toSorted((a, b) => (order.get(a.section) ?? 0) - (order.get(b.section) ?? 0));

/** Whether nothing must be mended before review. */
export const isReady = (report: Report): boolean =>
  !checkReadiness(report).some((problem) => problem.level === 'error');
