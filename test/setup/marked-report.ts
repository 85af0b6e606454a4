/** A report in which every text field holds a marker of its own: what is not printed is found out. */
import { z } from 'zod';
import { Report } from '../../shared/report/schema.ts';
import { pathPattern } from '../../shared/report/fields.ts';

export type Marked = { readonly report: Report; readonly markers: ReadonlyMap<string, string> };

/** Fields whose value must have a form; they get a value of that form that occurs nowhere else. */
const formed: Readonly<Record<string, string>> = {
  'incident.incidentId': 'INC-2031-07-09-871',
  'incident.start': '2031-07-09T03:17:41Z',
  'incident.end': '2031-07-12T21:43:19Z',
  'incident.reportDate': '2031-08-21',
  'timeline.rows.*.time': '2031-07-10T13:59:37Z',
  'actions.items.*.due': '2031-09-23',
  'actions.items.*.ref': 'AI-8841',
  'compliance.internal.*.date': '2031-10-27',
  'summary.metrics.customersAffected.amount': '774613',
  'impact.customer.total.amount': '774629',
  'summary.metrics.revenueImpact.amount': '515377',
  'summary.metrics.revenueImpact.currency': 'CHF',
  'impact.business.revenueLoss.amount': '515399',
  'impact.business.revenueLoss.currency': 'SEK',
  'summary.metrics.mttd.value': '17:43',
  'summary.metrics.mttr.value': '93:28',
  'detection.delay.value': '41:57',
  'approvals.signatories.*.date': '2031-11-29 07:31 +05:30',
};

/** Choices: the value that shows the most. */
const chosen: Readonly<Record<string, string>> = {
  'incident.type': 'ransomware',
  'summary.metrics.revenueImpact.kind': 'amount',
  'impact.business.revenueLoss.kind': 'amount',
  'approvals.signatories.*.condition': 'security-incident',
  'revision.state': 'draft',
};

/** What the marker looks like on paper where that differs from the stored value. */
const shown: Readonly<Record<string, string>> = {
  'incident.start': '2031-07-09 03:17:41 UTC',
  'incident.end': '2031-07-12 21:43:19 UTC',
  'timeline.rows.*.time': '13:59:37',
  'summary.metrics.customersAffected.amount': '774,613',
  'impact.customer.total.amount': '774,629',
  'summary.metrics.revenueImpact.amount': '515,377',
  'impact.business.revenueLoss.amount': '515,399',
};

/** Not printed by design: no words of their own on paper. */
const silent = /^(?:id|.*\.id|revision\..*|appendices\..*\.mediaType|importedNotes\..*\.dismissed)$/;

/** Fills every field of the schema. Fields are found by walking it, so that a new one cannot be forgotten. */
export const markedReport = (): Marked => {
  const markers = new Map<string, string>();
  let count = 0;
  const fill = (schema: unknown, path: readonly string[]): unknown => {
    const at = path.join('.');
    const pattern = pathPattern(at);
    if (schema instanceof z.ZodObject) {
      return Object.fromEntries(
        Object.entries(schema.shape).map(([key, part]) => [key, fill(part, [...path, key])]),
      );
    }
    if (schema instanceof z.ZodArray) {
      return [
        fill(schema.element, schema.element instanceof z.ZodObject ? [...path, `r${(count += 1)}`] : path),
      ];
    }
    if (schema instanceof z.ZodRecord) {
      const keys = Object.values((schema.keyType as z.ZodEnum).enum).map(String);
      return Object.fromEntries(keys.map((key) => [key, fill(schema.valueType, [...path, key])]));
    }
    if (schema instanceof z.ZodLiteral) return schema.value;
    if (schema instanceof z.ZodBoolean) return !at.endsWith('dismissed');
    if (schema instanceof z.ZodNumber) return at.endsWith('version') ? 7 : 48_000_000 + count;
    if (schema instanceof z.ZodEnum) {
      return chosen[pattern] ?? Object.values(schema.enum).find((option) => option !== '');
    }
    if (path.at(-1) === 'id') return path.at(-2)?.startsWith('r') ? path.at(-2) : 'marked';
    if (path.at(-1) === 'sha256') return 'c0ffee'.padEnd(62, '0') + String((count += 1)).padStart(2, '0');
    if (path.at(-1) === 'mediaType') return 'text/plain';
    const value = formed[pattern] ?? `Mark${(count += 1)}x${path.at(-1)}`;
    if (!silent.test(pattern)) markers.set(at, shown[pattern] ?? value);
    return value;
  };
  return { report: Report.parse(fill(Report, [])), markers };
};
