/** Stored values as plain JSON, of whatever schema they were written with. */

export type JsonRecord = Readonly<Record<string, unknown>>;

/** An object with named values: neither a list nor null. */
export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One entry of a list whose entries are addressed by identifier. */
export type Row = JsonRecord & { readonly id: string };

export const isRow = (value: unknown): value is Row => isRecord(value) && typeof value['id'] === 'string';

/** Whether this is a list in which every entry can be addressed: each has an identifier, and no two the same. */
export const isRowList = (value: unknown): value is readonly Row[] => {
  if (!Array.isArray(value)) return false;
  const ids = new Set<string>();
  for (const row of value) {
    if (!isRow(row)) return false;
    ids.add(row.id);
  }
  return ids.size === value.length;
};

/** Whether two records have the same keys, in whatever order. */
export const sameKeys = (a: JsonRecord, b: JsonRecord): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key));
};

/** Whether two values say the same; the order of keys says nothing. Shared parts cost nothing to compare. */
export const sameValue = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
};
