/**
 * The last guard: every word of the source has to stand in the report as it would be written. Headings and labels that
 * got the form's own name, and words read as something else, are kept as lines of their source.
 */
import { isPlaceholder } from '../form.ts';
import { writeMarkdown } from '../write.ts';
import type { Draft } from './draft.ts';

const WORD = /[\p{L}\p{N}]{2,}/gu;

type Counts = Map<string, number>;

const words = (text: string): string[] => (text.match(WORD) ?? []).map((word) => word.toLowerCase());

const count = (text: string): Counts => {
  const counts: Counts = new Map();
  for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** The line without placeholders: they say nothing. */
const withoutPlaceholders = (line: string): string =>
  line.includes('[')
    ? line.replace(/\[[^[\]\n]*\](?!\()/g, (text) => (isPlaceholder(text) ? ' ' : text))
    : line;

const missingFrom = (source: string, output: string): Counts => {
  const have = count(output);
  const missing: Counts = new Map();
  for (const [word, wanted] of count(source)) {
    const lacking = wanted - (have.get(word) ?? 0);
    if (lacking > 0) missing.set(word, lacking);
  }
  return missing;
};

const HEADING = 'Original wording';

/** Keeps the source lines whose words the report does not hold, in one note. */
export const keepLostWords = (draft: Draft, source: string): void => {
  const lines = source.split('\n').map(withoutPlaceholders);
  const kept = [...draft.replaced];
  const written = `${writeMarkdown(draft.report)}\n${kept.join('\n')}`;
  const missing = missingFrom(lines.join('\n'), written);
  // Lines that do not stand in the report as they are come first: they are the ones that were changed.
  const standing = new Set(written.split('\n').map((line) => line.trim()));
  const candidates =
    missing.size === 0 ? [] : lines.filter((line) => words(line).some((word) => missing.has(word)));
  const changed = candidates.filter((line) => !standing.has(line.trim()));
  for (const line of [...changed, ...candidates]) {
    if (missing.size === 0) break;
    const found = words(line).filter((word) => missing.has(word));
    if (found.length === 0) continue;
    kept.push(line.trim());
    for (const word of words(line)) {
      const lacking = (missing.get(word) ?? 0) - 1;
      if (lacking > 0) missing.set(word, lacking);
      else missing.delete(word);
    }
  }
  if (kept.length > 0) draft.keep([HEADING], fenced(kept));
};

/** Source lines as a code block, whose fence is longer than any run of backticks in them. */
const fenced = (lines: readonly string[]): string => {
  const runs = lines.join('\n').match(/`+/g) ?? [];
  const longest = runs.reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines, fence].join('\n');
};
