/**
 * A report written by a newer version of Debrief, as far as this version understands it: to be shown, never to be saved.
 */
import { z } from 'zod';
import { pathToText } from './path.ts';
import { Report, SCHEMA_VERSION } from './schema.ts';

export type NewerReport = {
  readonly report: Report;
  /** Schema version of the file. */
  readonly version: number;
  /** Paths of what is not shown: fields this version does not know, and values it cannot read. */
  readonly omitted: readonly string[];
};

const Versioned = z.looseObject({ schemaVersion: z.int().positive() });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type NoteOmitted = (path: readonly string[]) => void;

const keyOf = (row: unknown, index: number): string =>
  isRecord(row) && typeof row['id'] === 'string' ? row['id'] : String(index + 1);

/** The value with everything left out that the schema does not know; what it does know must still be checked. */
const prune = (value: unknown, schema: unknown, path: readonly string[], omit: NoteOmitted): unknown => {
  if (schema instanceof z.ZodObject && isRecord(value)) {
    for (const key of Object.keys(value)) if (!Object.hasOwn(schema.shape, key)) omit([...path, key]);
    return Object.fromEntries(
      Object.entries(schema.shape).flatMap(([key, inner]) =>
        Object.hasOwn(value, key) ? [[key, prune(value[key], inner, [...path, key], omit)]] : [],
      ),
    );
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((row: unknown, index) => {
      const at = [...path, keyOf(row, index)];
      const pruned = prune(row, schema.element, at, omit);
      if (z.safeParse(schema.element, pruned).success) return [pruned];
      omit(at);
      return [];
    });
  }
  if (schema instanceof z.ZodRecord && isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        if (z.safeParse(schema.keyType, key).success) {
          return [[key, prune(inner, schema.valueType, [...path, key], omit)]];
        }
        omit([...path, key]);
        return [];
      }),
    );
  }
  if (schema instanceof z.ZodType && schema.safeParse(value).success) return value;
  // A word of a list that this version does not have yet is shown as unset.
  if (schema instanceof z.ZodType && schema.safeParse('').success) {
    omit(path);
    return '';
  }
  return value;
};

/** Null where the value is no report of a newer version, or too different to be shown at all. */
export const readNewer = (value: unknown): NewerReport | null => {
  const versioned = Versioned.safeParse(value);
  if (!versioned.success || versioned.data.schemaVersion <= SCHEMA_VERSION) return null;
  const omitted: string[] = [];
  const pruned = prune({ ...versioned.data, schemaVersion: SCHEMA_VERSION }, Report, [], (path) => {
    omitted.push(pathToText(path));
  });
  const report = Report.safeParse(pruned);
  return report.success ? { report: report.data, version: versioned.data.schemaVersion, omitted } : null;
};
