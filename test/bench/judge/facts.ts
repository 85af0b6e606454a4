/** Reads a document back: what it is, and that no row got lost on the way. */
import { strFromU8, unzipSync } from 'fflate';
import type { Format } from '../cases.ts';
import { pdfInfo, pdfText } from '../../judges/poppler.ts';

export type Facts = {
  /** Null where the format has no fixed pages. */
  readonly pages: number | null;
  readonly tagged: boolean | null;
};

/** Words of a DOCX in their order, a space between paragraphs. */
const docxWords = (bytes: Uint8Array): string => {
  const part = unzipSync(bytes, { filter: ({ name }) => name === 'word/document.xml' })['word/document.xml'];
  if (part === undefined) throw new Error('the DOCX has no word/document.xml');
  return strFromU8(part)
    .replaceAll('</w:p>', ' ')
    .replaceAll(/<[^>]*>/g, '');
};

/** The numbers that follow a word and are followed by a colon: "Row 17:". */
const numbersAfter = (word: string, text: string): ReadonlySet<number> =>
  new Set(
    [...text.matchAll(new RegExp(String.raw`\b${word}\s+(\d+):`, 'g'))].map(([, digits]) => Number(digits)),
  );

/** What is missing of the numbered rows and actions, as a sentence; null where all are there. */
export const lossIn = (text: string, rows: number, actions: number): string | null => {
  for (const [word, wanted] of [
    ['Row', rows],
    ['Action', actions],
  ] as const) {
    const found = numbersAfter(word, text);
    const missing = Array.from({ length: wanted }, (_, index) => index + 1).filter(
      (number) => !found.has(number),
    );
    if (missing.length > 0) {
      return `${missing.length} of ${wanted} are missing: the first is “${word} ${missing[0]}”`;
    }
  }
  return null;
};

/** Facts of a document, and its text. */
export const readBack = async (
  format: Format,
  bytes: Uint8Array,
): Promise<Facts & { readonly text: string }> => {
  if (format === 'docx') return { pages: null, tagged: null, text: docxWords(bytes) };
  const [info, text] = [await pdfInfo(bytes), await pdfText(bytes)];
  return { pages: Number(info.get('Pages')), tagged: info.get('Tagged') === 'yes', text };
};
