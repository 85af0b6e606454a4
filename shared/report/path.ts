/**
 * Addresses inside a report. A path is a list of keys; inside a list the key is the row's `id`, so that an address
 * stays right while rows are added, removed and moved. As text the keys are joined by dots:
 * "incident.title", "timeline.rows.k3f9.event".
 */
import { z } from 'zod';
import { Report } from './schema.ts';

export type Path = readonly string[];

export const pathToText = (path: Path): string => path.join('.');
export const textToPath = (text: string): Path => (text === '' ? [] : text.split('.'));

type Node = unknown;
const isRecord = (node: Node): node is Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

const hasId = (node: Node, id: string): boolean => isRecord(node) && node['id'] === id;

/** The value at a path, or undefined where there is none. */
export const getAt = (root: Node, path: Path): unknown => {
  let node: Node = root;
  for (const key of path) {
    if (Array.isArray(node)) node = node.find((row) => hasId(row, key));
    else if (isRecord(node) && Object.hasOwn(node, key)) node = node[key];
    else return undefined;
  }
  return node;
};

/** A copy of `root` with the value at `path` replaced; everything off the path is shared. The path must exist. */
export const setAt = <T>(root: T, path: Path, value: unknown): T => {
  const step = (node: Node, depth: number): unknown => {
    if (depth === path.length) return value;
    const key = path[depth] ?? '';
    if (Array.isArray(node)) return node.map((row) => (hasId(row, key) ? step(row, depth + 1) : row));
    if (isRecord(node) && Object.hasOwn(node, key)) return { ...node, [key]: step(node[key], depth + 1) };
    throw new Error(`no such path: ${pathToText(path)}`);
  };
  // The shape is unchanged but for the value, which the caller has validated with `schemaAt`.
  return step(root, 0) as T;
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
