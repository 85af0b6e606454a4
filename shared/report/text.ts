/** Text as it is stored: wide limits that protect the program, not the style. */
import { z } from 'zod';

/** Longest single-line text, in UTF-16 code units. */
export const MAX_LINE = 1_000_000;
/** Longest prose text, in UTF-16 code units. */
export const MAX_PROSE = 2_000_000;

/** One line of plain text or inline Markdown. */
export const line = z
  .string()
  .max(MAX_LINE, `A line holds at most ${MAX_LINE} characters.`)
  .refine((text) => !/[\r\n]/.test(text), 'A line cannot contain line breaks.')
  .refine((text) => text.isWellFormed(), 'The text contains half of a character pair.');

/** Several lines of Markdown (the subset of `shared/document/prose.ts`); line breaks are "\n". */
export const prose = z
  .string()
  .max(MAX_PROSE, `A text holds at most ${MAX_PROSE} characters.`)
  .refine((text) => !text.includes('\r'), 'Line breaks are stored as LF.')
  .refine((text) => text.isWellFormed(), 'The text contains half of a character pair.');

/** Any text made fit for a line: breaks become spaces, broken surrogates U+FFFD. */
export const toLine = (text: string): string =>
  text.toWellFormed().replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');

/** Any text made fit for prose: CRLF and CR become LF, broken surrogates U+FFFD. */
export const toProse = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n');
