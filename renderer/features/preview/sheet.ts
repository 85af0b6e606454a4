/** One page as an element: its picture, the text over it for selection and reading, and where its headings are. */
import { type Box, headingBox, type TextPiece } from './heading-box.ts';
import { type PDFDocumentProxy, pdfTools, type RenderTask } from './pdf.ts';
import type { PlacedHeading } from './printed.ts';

export type HeadingSpot = { readonly heading: PlacedHeading; readonly box: Box };
export type Sheet = { readonly element: HTMLElement; readonly spots: readonly HeadingSpot[] };

export interface PendingSheet {
  readonly scale: number;
  /** Rejects where it was cancelled. */
  readonly done: Promise<Sheet>;
  /** The sheet, once painted; until then the one it replaces. */
  sheet(): Sheet | null;
  cancel(): void;
}

/** Most pixels of one picture; beyond it a page is painted less sharp rather than not at all. */
const MOST_PIXELS = 24_000_000;

/** Pixels of the picture for a pixel of the layout. */
const sharpness = (area: number): number =>
  Math.min(window.devicePixelRatio, Math.sqrt(MOST_PIXELS / Math.max(area, 1)));

class Cancelled extends Error {}

/** Paints a page at a scale, in pixels for a point. `former` is shown until it is done. */
export const paintSheet = (
  pdf: PDFDocumentProxy,
  index: number,
  scale: number,
  headings: readonly PlacedHeading[],
  former: Sheet | null,
): PendingSheet => {
  let task: RenderTask | null = null;
  let isCancelled = false;
  let sheet = former;

  const paint = async (): Promise<Sheet> => {
    const [{ js }, page] = await Promise.all([pdfTools(), pdf.getPage(index + 1)]);
    if (isCancelled) throw new Cancelled();
    const viewport = page.getViewport({ scale });
    const ratio = sharpness(viewport.width * viewport.height);

    const canvas = document.createElement('canvas');
    canvas.className = 'printed-page__picture';
    canvas.width = Math.floor(viewport.width * ratio);
    canvas.height = Math.floor(viewport.height * ratio);
    canvas.setAttribute('aria-hidden', 'true');
    const text = document.createElement('div');
    text.className = 'printed-page__text';
    const element = document.createElement('div');
    element.className = 'printed-page';
    element.append(canvas, text);

    task = page.render({ canvas, viewport, transform: [ratio, 0, 0, ratio, 0, 0] });
    const [content] = await Promise.all([page.getTextContent(), task.promise]);
    if (isCancelled) throw new Cancelled();
    await new js.TextLayer({ textContentSource: content, container: text, viewport }).render();

    const pieces: readonly TextPiece[] = content.items.filter((item) => 'str' in item);
    const height = viewport.height / scale;
    const spots = headings.flatMap((heading) => {
      const box = headingBox(pieces, heading.title, heading.top, height);
      return box ? [{ heading, box }] : [];
    });
    return { element, spots };
  };

  const done = paint().then((painted) => {
    sheet = painted;
    return painted;
  });
  // Whoever asked hears of it; a sheet nobody waits for any more is no fault.
  done.catch(() => undefined);
  return {
    scale,
    done,
    sheet: () => sheet,
    cancel: () => {
      isCancelled = true;
      task?.cancel();
    },
  };
};
