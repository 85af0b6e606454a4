/** Pages of drawing operations as the bytes of a PDF file. */
import type { DocumentMeta } from '../../../../shared/document/blocks.ts';
import type { SourceFile } from '../../render.ts';
import type { FurnitureMarks } from '../blocks/furniture.ts';
import type { Geometry } from '../design.ts';
import type { LaidOut } from '../layout/document.ts';
import type { Mark, Op } from '../layout/drawing.ts';
import { cleanLine } from '../text/clean.ts';
import { annotationPainter } from './annotations.ts';
import { bookmarks } from './bookmarks.ts';
import { PdfFile } from './file.ts';
import { glyphPainter } from './glyphs.ts';
import { imagePainter } from './images.ts';
import { linePath, shapePath } from './shapes.ts';
import { attachSource } from './source-file.ts';
import { tagTree } from './tag-tree.ts';

const fileOf = (meta: DocumentMeta, geometry: Geometry, isArchive: boolean): PdfFile =>
  new PdfFile({
    size: [geometry.width, geometry.height],
    language: meta.language,
    title: cleanLine(meta.title),
    subject: cleanLine(meta.subject),
    author: cleanLine(meta.author),
    keywords: meta.keywords.map(cleanLine).join(', '),
    created: new Date(meta.recordedAt),
    conformance: isArchive ? 'PDF/A-3a' : 'PDF/A-2a',
  });

export const paint = (
  laidOut: LaidOut,
  meta: DocumentMeta,
  geometry: Geometry,
  furniture: (page: number, pages: number) => FurnitureMarks,
  source: SourceFile | undefined,
  progress: (page: number, pages: number) => void,
): Uint8Array => {
  const file = fileOf(meta, geometry, source !== undefined);

  // Names in the file sort bytewise, so they are numbered rather than taken from the anchors.
  const names = new Map(
    [...laidOut.anchors.keys()].map((anchor, index) => [anchor, `p${String(index).padStart(6, '0')}`]),
  );
  const destinationOf = (anchor: string): string => names.get(anchor) ?? '';
  const glyphs = glyphPainter(file);
  const drawImage = imagePainter(file);
  const tags = tagTree(file, laidOut.root);
  const annotations = annotationPainter(file, tags, destinationOf);
  const addBookmark = bookmarks(file);

  const draw = (op: Op, x: number, y: number, page: number): string => {
    switch (op.kind) {
      case 'text':
        return glyphs.text(op, x, y);
      case 'line':
        return linePath(op, x, y);
      case 'rectangle':
      case 'circle':
      case 'tick':
        return shapePath(op, x, y);
      case 'image':
        return drawImage(op, x, y);
      case 'link':
        annotations.link(op, x, y, page);
        return '';
      case 'signatureField':
        annotations.signatureField(op, x, y, page);
        return '';
      case 'anchor': {
        const top = y + op.y;
        file.addNamedDestination(destinationOf(op.name), 'XYZ', 0, top, null);
        addBookmark(op.bookmark.level, cleanLine(op.bookmark.title), top);
        return '';
      }
      case 'pageNumber':
        return op
          .draw((laidOut.anchors.get(op.anchor) ?? 0) + 1)
          .map((each) => draw(each, x, y, page))
          .join('\n');
    }
  };

  let content: string[] = [];
  /** Neighbouring marks of one tag share one stretch of marked content. */
  const drawMarks = (marks: readonly Mark[], page: number, artifact: string, dx = 0, dy = 0): void => {
    for (let start = 0; start < marks.length;) {
      const tag = marks[start]?.tag ?? null;
      let end = start;
      const opened = content.length;
      content.push('');
      for (; end < marks.length && (marks[end]?.tag ?? null) === tag; end += 1) {
        const mark = marks[end];
        if (mark === undefined) break;
        if (tag && mark.extent) {
          const [left, top] = [mark.x + dx, mark.y + dy];
          tag.box = [left, top, left + mark.extent[0], top + mark.extent[1]];
        }
        for (const op of mark.ops) {
          const operators = draw(op, mark.x + dx, mark.y + dy, page);
          if (operators !== '') content.push(operators);
        }
      }
      if (content.length === opened + 1) content.pop();
      else {
        content[opened] =
          tag === null
            ? `/Artifact <</Type /${artifact}>> BDC`
            : `/${tag.role} <</MCID ${tags.open(tag, page)}>> BDC`;
        content.push('EMC');
      }
      start = end;
    }
  };

  const total = laidOut.pages.length;
  /** Pages between two signs of life: each costs a message between processes. */
  const stride = Math.ceil(total / 25);
  laidOut.pages.forEach((page, index) => {
    file.addPage();
    glyphs.startPage();
    content = [];
    const around = furniture(index + 1, total);
    if (around.watermark) drawMarks([around.watermark], index, 'Pagination');
    drawMarks([around.header], index, 'Pagination');
    drawMarks(page.draw(), index, 'Layout', geometry.left, geometry.top);
    drawMarks([around.footer], index, 'Pagination');
    file.endPageContent(content.join('\n'));
    if ((index + 1) % stride === 0) progress(index + 1, total);
  });
  tags.write();
  if (source) attachSource(file, source, new Date(meta.recordedAt));
  file.end();
  return file.bytes;
};
