/**
 * The change history behind a report in a Markdown file. It is no part of the report, so it stands after the report's own
 * last line, and its last line says how many lines it takes: nothing in a report's text can be mistaken for that.
 */
import { readSeal } from './seal.ts';

const LAST = /^<!-- Debrief change history: the (\d{1,9}) lines above are no part of the report -->$/;

/** The last line of a history that takes so many lines before it. */
export const historyMark = (lines: number): string =>
  `<!-- Debrief change history: the ${lines} lines above are no part of the report -->`;

export type WithHistory = {
  /** The file without its history. */
  readonly report: string;
  /** Lines of the history; empty where the file has none. */
  readonly history: readonly string[];
};

/** Cuts the history off a file. A file that ends in any other way, or was changed there, is left whole. */
export const splitHistory = (text: string): WithHistory => {
  const lines = text.trimEnd().split('\n');
  const count = Number(LAST.exec(lines.at(-1)?.trim() ?? '')?.[1] ?? 0);
  const end = lines.length - 1 - count;
  const isOurs = count > 0 && end > 0 && readSeal(lines[end - 1] ?? '') !== null;
  return isOurs
    ? { report: `${lines.slice(0, end).join('\n')}\n`, history: lines.slice(end, -1) }
    : { report: text, history: [] };
};
