/**
 * Addresses inside a report. A path is a list of keys; inside a list the key is the row's `id`, so that an address
 * stays right while rows are added, removed and moved. As text the keys are joined by dots:
 * "incident.title", "timeline.rows.k3f9.event".
 */
import { z } from 'zod';
import { isRecord } from './json.ts';
import { Report } from './schema.ts';

export type Path = readonly string[];

export const pathToText = (path: Path): string => path.join('.');
export const textToPath = (text: string): Path => (text === '' ? [] : text.split('.'));

const hasId = (node: unknown, id: string): boolean => isRecord(node) && node['id'] === id;

/** The value at a path, or undefined where there is none. Of any stored value, whatever schema it was written with. */
export const getAt = (root: unknown, path: Path): unknown => {
  let node = root;
  for (const key of path) {
    if (Array.isArray(node)) node = node.find((row) => hasId(row, key));
    else if (isRecord(node) && Object.hasOwn(node, key)) node = node[key];
    else return undefined;
  }
  return node;
};

/** The schema that a value at this path must satisfy, or null where no field of a report has this path. */
export const schemaAt = (path: Path): z.ZodType | null => {
  let schema: unknown = Report;
  for (const key of path) {
    if (schema instanceof z.ZodObject) schema = Object.hasOwn(schema.shape, key) ? schema.shape[key] : null;
    else if (schema instanceof z.ZodArray) schema = schema.element;
    else if (schema instanceof z.ZodRecord) {
      schema = z.safeParse(schema.keyType, key).success ? schema.valueType : null;
    } else return null;
  }
  return schema instanceof z.ZodType ? schema : null;
};

/** A path with row ids replaced by the row's position from 1: "timeline.rows[3].event". For messages. */
export const readablePath = (root: unknown, path: string): string => {
  let node: unknown = root;
  let words = '';
  for (const key of textToPath(path)) {
    if (Array.isArray(node)) {
      const index = node.findIndex((row) => hasId(row, key));
      words += `[${index + 1}]`;
      node = node[index];
    } else {
      words += words === '' ? key : `.${key}`;
      node = isRecord(node) ? node[key] : undefined;
    }
  }
  return words;
};
