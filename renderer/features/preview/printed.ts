/** A rendered report, opened: its pages, where its headings lie, and the sheets that were painted of it. */
import type { PrintedHeading } from '../../../shared/contract/channels.ts';
import type { Landmark } from './page-layout.ts';
import { type PDFDocumentProxy, readPdf } from './pdf.ts';
import type { Preview } from './previewer.ts';
import { paintSheet, type PendingSheet, type Sheet } from './sheet.ts';

export type PlacedHeading = PrintedHeading & Landmark;

export interface Printed {
  /** The record hash printed on the pages. */
  readonly sha256: string;
  readonly count: number;
  /** Points. */
  readonly width: number;
  /** Points. */
  readonly height: number;
  readonly headings: readonly PlacedHeading[];
  /** Paints a page, or gives the one painted at this scale. Rejects where it was let go meanwhile. */
  sheet(page: number, scale: number): Promise<Sheet>;
  /** A painted page, of whatever scale; null where there is none yet. */
  painted(page: number): Sheet | null;
  /** Lets go of the sheets outside of a range. */
  keepOnly(first: number, last: number): void;
  /** Lets go of everything; what was painted stays where it is shown. */
  close(): void;
}

const bytesOf = (base64: string): Uint8Array => {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  // A loop: calling a function for each of a million bytes takes as long as painting a page.
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
};

type Destination = readonly [
  page: { readonly num: number; readonly gen: number },
  kind: unknown,
  left: unknown,
  top: number,
];

const isDestination = (raw: readonly unknown[]): raw is Destination =>
  typeof raw[0] === 'object' && raw[0] !== null && 'num' in raw[0] && typeof raw[3] === 'number';

/** The document names its destinations in the order of its headings, so that their names sort as they are printed. */
const placeHeadings = async (
  pdf: PDFDocumentProxy,
  headings: readonly PrintedHeading[],
  height: number,
): Promise<PlacedHeading[]> => {
  const destinations = [...(await pdf.getDestinations())].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const placed = headings.map(async (heading, index): Promise<PlacedHeading[]> => {
    const destination: readonly unknown[] = destinations[index]?.[1] ?? [];
    if (!isDestination(destination)) return [];
    return [{ ...heading, page: await pdf.getPageIndex(destination[0]), top: height - destination[3] }];
  });
  return (await Promise.all(placed)).flat();
};

/** Rejects where pdf.js cannot be loaded or cannot read the pages. */
export const openPrinted = async ({ bytes, sha256, headings }: Preview): Promise<Printed> => {
  const pdf = await readPdf(bytesOf(bytes));
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  const placed = await placeHeadings(pdf, headings, height);
  const sheets = new Map<number, PendingSheet>();
  const forget = (page: number): void => {
    sheets.get(page)?.cancel();
    sheets.delete(page);
  };
  return {
    sha256,
    count: pdf.numPages,
    width,
    height,
    headings: placed,
    sheet: (page, scale) => {
      const known = sheets.get(page);
      if (known?.scale === scale) return known.done;
      known?.cancel();
      const onPage = placed.filter((heading) => heading.page === page);
      const pending = paintSheet(pdf, page, scale, onPage, known?.sheet() ?? null);
      sheets.set(page, pending);
      return pending.done;
    },
    painted: (page) => sheets.get(page)?.sheet() ?? null,
    keepOnly: (first, last) => {
      for (const page of sheets.keys()) if (page < first || page > last) forget(page);
    },
    close: () => {
      for (const page of sheets.keys()) forget(page);
      void pdf.loadingTask.destroy();
    },
  };
};
