/** Helpers of the Markdown tests. */
import { readFileSync } from 'node:fs';
import { readMarkdown } from '../../../electron/export/markdown/read.ts';
import type { ImportSummary } from '../../../shared/contract/channels.ts';
import type { NewId } from '../../../shared/report/create.ts';
import type { Report } from '../../../shared/report/schema.ts';

export const newIds = (): NewId => {
  let next = 0;
  return () => `id-${(next += 1)}`;
};

/** The report and summary of a text that is known to be readable. */
export const imported = (markdown: string): { report: Report; summary: ImportSummary } => {
  const result = readMarkdown(new TextEncoder().encode(markdown), { newId: newIds() });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** The same data without the identifiers, which every import makes anew. */
export const withoutIds = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([key, child]) => [key, withoutIds(child)]),
  );
};

export const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/markdown/${name}`, import.meta.url), 'utf8');
