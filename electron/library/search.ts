/** Searching the text of reports: case and accents do not count, every word must be there. */
import type { Report } from '../../shared/report/schema.ts';
import { incidentTypeLabels, reportStateLabels, severityLabels } from '../../shared/report/vocabulary.ts';

/** Letters as they are compared: "Café" and "CAFE" are the same. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');

const skipped = new Set(['id', 'sha256', 'mediaType', 'schemaVersion']);

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (skipped.has(key) ? [] : strings(inner)));
};

/** All text of a report, folded, with its type, severity and state in words. */
export const searchText = (report: Report): string => {
  const { type, severity } = report.incident;
  const labels = [
    type === '' ? '' : incidentTypeLabels[type],
    severity === '' ? '' : severityLabels[severity],
    reportStateLabels[report.revision.state],
  ];
  return fold([...strings(report), ...labels].join('\n'));
};

/** Whether a folded text contains every word of a query. An empty query matches everything. */
export const matches = (folded: string, query: string): boolean =>
  fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
