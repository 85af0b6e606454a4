/**
 * Plain text word by word. Most text of a report is words in ASCII with single spaces between, the same few thousand
 * again and again: each is broken, shaped and measured once per style, and a paragraph is a list of what is known.
 */
import type { TextStyle } from '../design.ts';
import { plainRun } from './run.ts';
import type { Run } from './run.ts';
import { unitsByRules } from './unit.ts';
import type { Typesetter, Unit, UnitText } from './unit.ts';

/** The units of each word with the spaces after it, by style. Kept for one document. */
export type WordCache = Map<TextStyle, Map<string, readonly Unit[]>>;

const ascii = /^[ -~]+$/;

/**
 * After the spaces behind these characters UAX 14 may forbid a break before certain others (a bracket and what it
 * holds), and before all but letters, digits and opening brackets it may forbid one too.
 */
const closesOff = /[([{"'] +$/;
const opensWord = /^[A-Za-z0-9(]/;
const wordAndSpaces = /[^ ]+ */g;

const wordsOf = (text: string): readonly string[] | null => {
  if (!ascii.test(text) || text.startsWith(' ')) return null;
  const words = text.match(wordAndSpaces) ?? [];
  for (let index = 1; index < words.length; index += 1) {
    if (!opensWord.test(words[index] ?? '') || closesOff.test(words[index - 1] ?? '')) return null;
  }
  return words;
};

const isPlain = (run: Run): boolean => run.link === '' && !run.strike && !run.hard;

/** Units of styled text; the same as `unitsByRules` gives, which a test holds against it. */
export const unitsOf = (runs: readonly Run[], typesetter: Typesetter): UnitText => {
  const [run] = runs;
  const words = run !== undefined && runs.length === 1 && isPlain(run) ? wordsOf(run.text) : null;
  if (run === undefined || words === null) return unitsByRules(runs, typesetter);
  let known = typesetter.words.get(run.style);
  if (known === undefined) typesetter.words.set(run.style, (known = new Map()));
  const units: Unit[] = [];
  for (const word of words) {
    let parts = known.get(word);
    if (parts === undefined) {
      parts = unitsByRules(plainRun(word, run.style), typesetter).units;
      known.set(word, parts);
    }
    for (const part of parts) units.push(part);
  }
  return { units, rightToLeft: false };
};
