/** The one place that keeps characters XML cannot hold out of the file: Word refuses a document with a single one. */
import type { ExportWarning } from '../../../shared/contract/channels.ts';
import type { ReportDocument } from '../../../shared/document/blocks.ts';

/** Control characters but tab and line ends, unpaired surrogates, and the two non-characters XML forbids. */
const forbidden = /[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--[\t\n\r]]/gv;
/** What any text that needs a closer look holds; most hold none of it. */
const doubtful = /[^\t\n -~\u00A0-\uD7FF\uE000-\uFFFD]/;
const replacement = '\uFFFD';

/** The text with every forbidden character shown as U+FFFD and line ends as \n. */
export const sanitiseText = (text: string): string =>
  doubtful.test(text) ? text.replaceAll(/\r\n?/g, '\n').replaceAll(forbidden, replacement) : text;

/** Fields whose words stand on the cover, in the furniture or in the file's properties, without a path beside them. */
const ownFields: Readonly<Record<string, string>> = {
  title: 'incident.title',
  author: 'incident.author',
  incidentId: 'incident.incidentId',
  organisation: 'organisation',
};

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
      // A text may have held the sign of replacement from the start.
      if (text !== value && value.search(forbidden) >= 0) paths.add(path);
      return text;
    }
    if (Array.isArray(value)) return cleanList(value, path);
    return isRecord(value) ? cleanRecord(value, path) : value;
  };
  // What needs no change is not copied: most documents pass through as they are.
  const cleanList = (list: readonly unknown[], path: string): readonly unknown[] => {
    const cleaned = list.map((item) => clean(item, path));
    return cleaned.every((item, index) => item === list[index]) ? list : cleaned;
  };
  const cleanRecord = (record: Readonly<Record<string, unknown>>, path: string): unknown => {
    const here = typeof record['source'] === 'string' ? record['source'] : path;
    let copy: Record<string, unknown> | null = null;
    for (const key of Object.keys(record)) {
      const value = record[key];
      const cleaned = clean(value, here || (ownFields[key] ?? ''));
      if (cleaned !== value) (copy ??= { ...record })[key] = cleaned;
    }
    return copy ?? record;
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
