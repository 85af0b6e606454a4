/** A copy of a report, to start a new one from. */
import type { Report } from '../../shared/report/schema.ts';

/** "Outage" -> "Outage (copy)" -> "Outage (copy 2)". */
const copyTitle = (title: string): string => {
  const match = /^(.*?)\s*\(copy(?: (\d+))?\)$/.exec(title);
  if (!match) return `${title} (copy)`.trim();
  return `${match[1] ?? ''} (copy ${Number(match[2] ?? 1) + 1})`.trim();
};

/**
 * The copy is a first draft with an identity of its own. The incident ID stays: it names the incident, not the report.
 * Signature dates do not: nobody has signed the copy.
 */
export const duplicateReport = (report: Report, id: string): Report => ({
  ...report,
  id,
  revision: { version: 1, state: 'draft' },
  incident: { ...report.incident, title: copyTitle(report.incident.title) },
  approvals: { signatories: report.approvals.signatories.map((signatory) => ({ ...signatory, date: '' })) },
});
