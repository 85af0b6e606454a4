/** The pages of a PDF file, in order, with their marked text. */
import { type Box, ContentReader } from './content.ts';
import type { PdfObjects } from './file.ts';
import type { Font } from './font.ts';
import type { PageContent } from './marks.ts';
import { type Dict, isArray, unreadable, type Value } from './value.ts';

export type Page = { readonly dict: Dict; readonly content: PageContent };

const INHERITED = ['MediaBox', 'Resources'] as const;

/** Page dictionaries, with what they inherit. */
const pageDicts = (
  file: PdfObjects,
  catalogue: Dict,
): readonly { readonly own: Dict; readonly full: Dict }[] => {
  const pages: { own: Dict; full: Dict }[] = [];
  const seen = new Set<Dict>();
  const walk = (value: Value | undefined, above: Dict): void => {
    const node = file.dict(value, 'a page');
    if (seen.has(node)) return unreadable('a page that stands in the file twice');
    seen.add(node);
    const full = new Map(node);
    for (const key of INHERITED) {
      const inherited = above.get(key);
      if (inherited !== undefined && !full.has(key)) full.set(key, inherited);
    }
    if (file.name(node.get('Type'), 'the type of a page') === 'Page') {
      pages.push({ own: node, full });
      return;
    }
    const before = pages.length;
    for (const kid of file.array(node.get('Kids'), 'the list of pages')) walk(kid, full);
    if (file.number(node.get('Count'), 'the number of pages') !== pages.length - before) {
      unreadable('pages that the file counts are not there');
    }
  };
  walk(catalogue.get('Pages'), new Map());
  return pages;
};

const boxOf = (file: PdfObjects, page: Dict): Box => {
  const [left, bottom, right, top] = file
    .array(page.get('MediaBox'), 'the size of a page')
    .map((each) => file.number(each, 'the size of a page'));
  return [left ?? 0, bottom ?? 0, right ?? 0, top ?? 0];
};

const lineEnd = Uint8Array.of(0x0a);

const contentOf = (file: PdfObjects, page: Dict): Uint8Array => {
  const contents = file.resolve(page.get('Contents'));
  const parts = (isArray(contents) ? contents : [contents]).map((part) =>
    file.data(file.stream(part, 'the content of a page')),
  );
  const [only] = parts;
  return parts.length === 1 && only !== undefined
    ? only
    : Buffer.concat(parts.flatMap((part) => [part, lineEnd]));
};

export const readPages = (file: PdfObjects, catalogue: Dict): readonly Page[] => {
  const fonts = new Map<Dict, Font>();
  return pageDicts(file, catalogue).map(({ own, full }) => {
    const reader = new ContentReader(file, fonts, boxOf(file, full));
    reader.read(contentOf(file, full), file.dict(full.get('Resources'), 'the resources of a page'));
    return { dict: own, content: reader.marks };
  });
};
