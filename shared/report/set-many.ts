/**
 * Many values of one report replaced in one pass. Setting them one after the other would copy a list of rows once for
 * every value; here each list is copied once.
 */
import { isRecord, isRow, sameValue } from './json.ts';
import { type Path, pathToText } from './path.ts';

export type Setting = { readonly path: Path; readonly before: unknown; readonly after: unknown };

/** What is to be set, arranged by path: either a value here, or settings further in. */
type Plan = { setting: Setting | null; readonly inner: Map<string, Plan> };

const emptyPlan = (): Plan => ({ setting: null, inner: new Map() });

/** Where the setting goes in the plan; null where it overlaps with one that must be made first. */
const placeIn = (plan: Plan, path: Path): Plan | null => {
  let at = plan;
  for (const key of path) {
    // Inside a value that is set as a whole: that one first.
    if (at.setting) return null;
    let next = at.inner.get(key);
    if (!next) {
      next = emptyPlan();
      at.inner.set(key, next);
    }
    at = next;
  }
  return at.inner.size > 0 ? null : at;
};

const expectValue = (found: unknown, { path, before }: Setting): void => {
  if (!sameValue(found, before)) throw new Error(`another value than expected: ${pathToText(path)}`);
};

const missing = (path: Path): Error => new Error(`no such path: ${pathToText(path)}`);

const settle = (node: unknown, plan: Plan, at: Path, verify: boolean): unknown => {
  if (plan.setting) {
    if (verify) expectValue(node, plan.setting);
    return plan.setting.after;
  }
  if (plan.inner.size === 0) return node;
  if (Array.isArray(node)) {
    const met = new Set<string>();
    const rows: unknown[] = node.map((row: unknown) => {
      const inner = isRow(row) ? plan.inner.get(row.id) : undefined;
      if (!inner || !isRow(row)) return row;
      met.add(row.id);
      return settle(row, inner, [...at, row.id], verify);
    });
    for (const id of plan.inner.keys()) if (!met.has(id)) throw missing([...at, id]);
    return rows;
  }
  if (!isRecord(node)) throw missing(at);
  const copy: Record<string, unknown> = { ...node };
  for (const [key, inner] of plan.inner) {
    if (!Object.hasOwn(node, key)) throw missing([...at, key]);
    // Not by assignment: a stored key may be "__proto__".
    Object.defineProperty(copy, key, {
      value: settle(node[key], inner, [...at, key], verify),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
};

/**
 * A copy of `root` with the settings made in their order; everything off their paths is shared. Throws where a path does
 * not exist and, with `verify`, where a value is not the one that the setting expects to replace.
 */
export const setMany = (root: unknown, settings: readonly Setting[], verify = false): unknown => {
  let state = root;
  let plan = emptyPlan();
  for (const setting of settings) {
    let place = placeIn(plan, setting.path);
    if (!place) {
      state = settle(state, plan, [], verify);
      plan = emptyPlan();
      place = placeIn(plan, setting.path) ?? plan;
    }
    // Set again: what counts is what stands there first and last.
    if (place.setting && verify) expectValue(place.setting.after, setting);
    place.setting = place.setting ? { ...place.setting, after: setting.after } : setting;
  }
  return settle(state, plan, [], verify);
};
