/** Pages of drawing operations as the bytes of a PDF file. */
import type { DocumentMeta } from '../../../../shared/document/blocks.ts';
import type { SourceFile } from '../../render.ts';
import type { FurnitureMarks } from '../blocks/furniture.ts';
import type { Geometry } from '../design.ts';
import type { LaidOut } from '../layout/document.ts';
import type { Mark, Op } from '../layout/drawing.ts';
import type { Tag } from '../layout/tag.ts';
import { cleanLine } from '../text/clean.ts';
import { annotationPainter } from './annotations.ts';
import { bookmarks } from './bookmarks.ts';
import { PageContent } from './content.ts';
import type { Artifact } from './content.ts';
import { PdfFile } from './file.ts';
import { glyphPainter } from './glyphs.ts';
import { imagePainter } from './images.ts';
import { drawShape } from './shapes.ts';
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
  const tags = tagTree(file, laidOut.root);
  const content = new PageContent((tag, page) => tags.open(tag, page));
  const glyphs = glyphPainter(file, content);
  const drawImage = imagePainter(file, content);
  const annotations = annotationPainter(file, tags, destinationOf);
  const addBookmark = bookmarks(file);

  const draw = (op: Op, x: number, y: number, page: number): void => {
    switch (op.kind) {
      case 'text':
        return glyphs.text(op, x, y);
      case 'line':
        return content.line(op, x, y);
      case 'rectangle':
      case 'circle':
      case 'tick':
        return drawShape(content, op, x, y);
      case 'image':
        return drawImage(op, x, y);
      case 'link':
        return annotations.link(op, x, y, page);
      case 'signatureField':
        return annotations.signatureField(op, x, y, page);
      case 'anchor': {
        const top = y + op.y;
        file.addNamedDestination(destinationOf(op.name), 'XYZ', 0, top, null);
        return addBookmark(op.bookmark.level, cleanLine(op.bookmark.title), top);
      }
      case 'pageNumber':
        for (const each of op.draw((laidOut.anchors.get(op.anchor) ?? 0) + 1)) draw(each, x, y, page);
    }
  };

  /** Neighbouring marks of one tag share one stretch of marked content. */
  const drawMarks = (marks: readonly Mark[], page: number, artifact: Artifact, dx = 0, dy = 0): void => {
    let current: Tag | null | undefined;
    for (const { tag, x, y, ops, extent } of marks) {
      if (tag !== current) {
        if (current !== undefined) content.leave();
        content.enter(tag, artifact);
        current = tag;
      }
      const [left, top] = [x + dx, y + dy];
      if (tag && extent) tag.box = [left, top, left + extent[0], top + extent[1]];
      for (const op of ops) draw(op, left, top, page);
    }
    if (current !== undefined) content.leave();
  };

  const total = laidOut.pages.length;
  /** Pages between two signs of life: each costs a message between processes. */
  const stride = Math.ceil(total / 25);
  laidOut.pages.forEach((page, index) => {
    file.addPage();
    content.start(index, geometry.height);
    const around = furniture(index + 1, total);
    if (around.watermark) drawMarks([around.watermark], index, 'Pagination');
    drawMarks([around.header], index, 'Pagination');
    drawMarks(page.draw(), index, 'Layout', geometry.left, geometry.top);
    drawMarks([around.footer], index, 'Pagination');
    file.endPageContent(content.bytes);
    if ((index + 1) % stride === 0) progress(index + 1, total);
  });
  glyphs.writeFonts();
  tags.write();
  if (source) attachSource(file, source, new Date(meta.recordedAt));
  file.end();
  return file.bytes;
};
