/** Files that hold the report as data: read back, they give the same report. */
import { readMarkdown } from '../markdown/read.ts';
import type { Block } from '../../../shared/document/blocks.ts';
import { Report } from '../../../shared/report/schema.ts';
import { checkHistory } from './markdown-history.ts';
import type { Problem } from './compare.ts';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a value lies in a list: by its row's identifier, as paths of a report have it. */
const keyOf = (row: unknown, index: number): string =>
  isNode(row) && typeof row['id'] === 'string' ? row['id'] : String(index);

const within = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Path of the first value that differs; null where all are equal. */
const difference = (expected: unknown, found: unknown, withIds: boolean, path = ''): string | null => {
  if (Array.isArray(expected)) {
    if (!Array.isArray(found)) return path;
    for (const [index, row] of expected.entries()) {
      const inside = within(path, keyOf(row, index));
      if (index >= found.length) return inside;
      const differs = difference(row, found[index], withIds, inside);
      if (differs !== null) return differs;
    }
    return expected.length === found.length ? null : path;
  }
  if (isNode(expected)) {
    if (!isNode(found)) return path;
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      if (key === 'id' && !withIds) continue;
      const differs = difference(expected[key], found[key], withIds, within(path, key));
      if (differs !== null) return differs;
    }
    return null;
  }
  return Object.is(expected, found) ? null : path;
};

const differs = (report: Report, found: unknown, withIds: boolean): Problem | null => {
  const source = difference(report, found, withIds);
  return source === null ? null : { source, what: 'is missing or not as the report has it' };
};

export const checkJson = (report: Report, bytes: Uint8Array): Problem | null => {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { source: '', what: 'cannot be read back: it is no JSON' };
  }
  const parsed = Report.safeParse(value);
  return differs(report, parsed.success ? parsed.data : value, true);
};

/**
 * Rows get new identifiers when they are read; everything else must come back as it was, and so must what stands behind the
 * report: its history.
 */
export const checkMarkdown = (
  report: Report,
  bytes: Uint8Array,
  history: readonly Block[] = [],
): Problem | null => {
  let ids = 0;
  const read = readMarkdown(bytes, { newId: () => `c${(ids += 1)}` });
  if (!read.ok) return { source: '', what: `cannot be read back: ${read.error.message}` };
  return (
    differs(report, read.value.report, false) ?? checkHistory(history, new TextDecoder('utf-8').decode(bytes))
  );
};
