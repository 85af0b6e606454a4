import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fieldAt, fields, pathPattern, valueProblem } from '../../../shared/report/fields.ts';
import { schemaAt } from '../../../shared/report/path.ts';
import { Report } from '../../../shared/report/schema.ts';

/** Every leaf and list of the schema as a path pattern. */
const schemaPaths = (schema: unknown, path: readonly string[] = []): string[] => {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, part]) => schemaPaths(part, [...path, key]));
  }
  if (schema instanceof z.ZodRecord) {
    return Object.values((schema.keyType as z.ZodEnum).enum).flatMap((key) =>
      schemaPaths(schema.valueType, [...path, String(key)]),
    );
  }
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodObject) {
    return [path.join('.'), ...schemaPaths(schema.element, [...path, '*'])];
  }
  return [path.join('.')];
};

const notEdited = /^(?:schemaVersion|id|revision\..*)$|\.\*\.id$/;

describe('field catalogue', () => {
  test('names every field of the schema, and no other', () => {
    const expected = schemaPaths(Report).filter((path) => !notEdited.test(path));
    expect(expected.length).toBeGreaterThan(90);
    expect(fields.map((field) => field.path).toSorted()).toEqual(expected.toSorted());
  });

  test('finds the entry of a path with row ids', () => {
    expect(pathPattern('timeline.rows.k3f9.event')).toBe('timeline.rows.*.event');
    expect(fieldAt('timeline.rows.k3f9.event')?.label).toBe('Event');
    expect(fieldAt('incident.nonsense')).toBeNull();
  });

  test('every catalogue path leads to a schema', () => {
    for (const { path } of fields) expect(schemaAt(path.split('.')), path).not.toBeNull();
  });

  test('judges filled values by their rule and empty ones not at all', () => {
    expect(valueProblem('incident.incidentId', '')).toBeNull();
    expect(valueProblem('incident.incidentId', 'INC-2026-03-14-002')).toBeNull();
    expect(valueProblem('incident.incidentId', 'INC-2026-02-30-002')).toMatch(/does not exist/);
    expect(valueProblem('incident.incidentId', 'INC-2026-3-14')).toMatch(/INC-YYYY-MM-DD-NNN/);
    expect(valueProblem('actions.items.x.due', '2026-02-29')).toMatch(/date that exists/);
  });
});
