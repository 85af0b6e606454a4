/** The tree of bookmarks, from headings in their order. */
import type { PdfFile } from './file.ts';

type Outline = PdfFile['outline'];

/** Call with each heading while its page is the current one. `y` is measured from the top. */
export const bookmarks = (file: PdfFile): ((level: number, title: string, y: number) => void) => {
  const open: Outline[] = [file.outline];
  return (level, title, y) => {
    const depth = Math.max(1, Math.min(level, open.length));
    open.length = depth;
    const parent = open[depth - 1] ?? file.outline;
    const options = { expanded: depth === 1, top: y, left: file.page.width };
    open.push(parent.addItem(title, options));
  };
};
