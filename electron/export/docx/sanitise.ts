/** The one place that keeps characters XML cannot hold out of the file: Word refuses a document with a single one. */
import type { ExportWarning } from '../../../shared/contract/channels.ts';
import type { ReportDocument } from '../../../shared/document/blocks.ts';

/** Control characters but tab and line ends, unpaired surrogates, and the two non-characters XML forbids. */
const forbidden = /[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--[\t\n\r]]/gv;
const replacement = '\uFFFD';

/** The text with every forbidden character shown as U+FFFD and line ends as \n. */
export const sanitiseText = (text: string): string =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll(forbidden, replacement);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The document without forbidden characters, and one warning for each field that held some. */
export const sanitiseDocument = (
  document: ReportDocument,
): { readonly document: ReportDocument; readonly warnings: readonly ExportWarning[] } => {
  const paths = new Set<string>();
  const clean = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') {
      const text = sanitiseText(value);
      if (text.includes(replacement) && !value.includes(replacement)) paths.add(path);
      return text;
    }
    if (Array.isArray(value)) return value.map((item) => clean(item, path));
    if (!isRecord(value)) return value;
    const here = typeof value['source'] === 'string' ? value['source'] : path;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(item, here)]));
  };
  return {
    // The walk keeps the shape: it only replaces characters inside strings.
    document: clean(document, '') as ReportDocument,
    warnings: [...paths].map((path) => ({
      path,
      message:
        'Control or broken characters cannot be stored in a Word document; they are shown as \uFFFD in the DOCX.',
    })),
  };
};
