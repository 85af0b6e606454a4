/** Finds the part or the fact that a heading or label names. */
import {
  businessFacts,
  customerFacts,
  dataFacts,
  detectionFacts,
  type Fact,
  headerFacts,
  metricFacts,
} from './synonyms/facts.ts';
import { type Part, partNames } from './synonyms/parts.ts';

/** Takes numbering, emphasis, emoji, a remark in brackets and punctuation at the end off a heading or label. */
export const normaliseName = (source: string): string =>
  source
    .normalize('NFKC')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/[*_`]+/g, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^(?:(?:section|part|step)\s+)?(?:\d+(?:\.\d+)*[.):]?|[ivx]+[.)])\s+(?!whys)/u, '')
    .replace(/^appendix\s+[a-z\d][.:)]?\s*[-–—]?\s*(?=\S)/u, '')
    .replace(/[\s‐-―-]+/g, ' ')
    .replace(/\s*[:?.!]+\s*$/u, '')
    .trim();

const withoutRemark = (name: string): string =>
  name
    .replace(/\s*\([^()]*\)\s*$/u, '')
    .replace(/\s*[:?.!]+\s*$/u, '')
    .trim();

const index = <K extends string>(names: Partial<Record<K, readonly string[]>>): ReadonlyMap<string, K> => {
  const map = new Map<string, K>();
  for (const key in names) for (const name of names[key] ?? []) map.set(name, key);
  return map;
};

const parts = index(partNames);
const header = index(headerFacts);
const metrics = index(metricFacts);
const customer = index(customerFacts);
const business = index(businessFacts);
const data = index(dataFacts);
const detection = index(detectionFacts);

/** Where the facts of a part are looked up, nearest first. */
const scopes: Partial<Record<Part, readonly ReadonlyMap<string, Fact>[]>> = {
  header: [header, metrics],
  summary: [header, metrics],
  metrics: [metrics],
  customer: [customer],
  business: [business],
  data: [data],
  impact: [customer, business, data, metrics],
  detection: [detection],
  methods: [detection],
};

const find = <K>(map: ReadonlyMap<string, K>, name: string): K | null =>
  map.get(name) ?? map.get(withoutRemark(name)) ?? null;

/** The part that a heading or label names, or null. */
export const partOf = (name: string): Part | null =>
  name.length > 120 ? null : find(parts, normaliseName(name));

/** The fact that a label names inside a part, or null. */
export const factOf = (label: string, part: Part | null): Fact | null => {
  if (label.length > 80) return null;
  const name = normaliseName(label);
  for (const scope of scopes[part ?? 'header'] ?? []) {
    const fact = find(scope, name);
    if (fact) return fact;
  }
  return null;
};

export type Label = { readonly name: string; readonly rest: string };

/** A label in bold at the start of a line: "**Severity:** P1", "__Approval__:". */
export const boldLabel = (line: string): Label | null => {
  const match = /^ {0,3}(\*\*|__)(?=\S)([^\n]{1,120}?)\s*(?:(:)\s*\1(?!\*)|\1(?!\*)\s*(:?))[ \t]*/u.exec(
    line,
  );
  if (!match) return null;
  const [whole, , name = '', inside, outside] = match;
  const rest = line.slice(whole.length);
  return rest === '' || inside || outside || name.endsWith('?') ? { name, rest } : null;
};

/** Whether a line of a paragraph would start another field or part of a report. */
export const isLabelLine = (line: string): boolean => {
  const label = boldLabel(line);
  if (!label) return false;
  const name = label.name;
  return partOf(name) !== null || factOf(name, 'header') !== null || factOf(name, 'detection') !== null;
};
