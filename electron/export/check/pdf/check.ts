/** Re-opens a PDF and holds it against the document it was made from. */
import type { Block, Heading, ReportDocument } from '../../../../shared/document/blocks.ts';
import type { Report } from '../../../../shared/report/schema.ts';
import { compare, type Problem } from '../compare.ts';
import { expectedItems } from '../expect.ts';
import { linksOf } from '../links.ts';
import type { Rendered } from '../../render.ts';
import { attachmentProblem } from './attachment.ts';
import { pdfDialect } from './expect.ts';
import { fieldProblem } from './fields.ts';
import { furnitureProblem } from './furniture.ts';
import { warnedCharacters } from '../warned.ts';
import { ItemReader } from './items.ts';
import { navigationProblem } from './navigation.ts';
import { PdfObjects } from './read/file.ts';
import { readPages } from './read/pages.ts';
import { readStructure } from './read/structure.ts';
import { Stream, UnreadablePdf } from './read/value.ts';

const isHeading = (block: Block): block is Heading => block.kind === 'heading';

const examine = (
  document: ReportDocument,
  { bytes, pages: said, warnings }: Rendered,
  archived: Report | null,
): Problem | null => {
  const file = new PdfObjects(bytes);
  const catalogue = file.dict(file.trailer.get('Root'), 'the catalogue');
  for (const number of file.numbers) {
    const object = file.object(number);
    if (object instanceof Stream) file.data(object);
  }
  const pages = readPages(file, catalogue);
  if (pages.length !== said) return { source: '', what: `has ${pages.length} pages in place of ${said}` };
  const reader = new ItemReader();
  readStructure(file, catalogue, pages, reader);
  const { items, annotations } = reader;
  const entries = items.filter(({ kind }) => kind === 'entry');
  const warned = warnedCharacters(warnings);
  return (
    compare({
      expected: expectedItems(document, pdfDialect),
      found: items.filter(({ kind }) => kind !== 'entry'),
      warned,
    }) ??
    navigationProblem(file, catalogue, pages, {
      headings: [...document.body, ...document.approval].filter(isHeading),
      printed: items.filter(({ kind }) => kind === 'heading'),
      entries,
      annotations,
      links: linksOf(document),
      warned,
    }) ??
    fieldProblem(file, catalogue, pages, annotations, document) ??
    furnitureProblem(pages, document.furniture) ??
    attachmentProblem(file, catalogue, archived)
  );
};

/**
 * The first thing wrong with the file, or null. Never throws for what a file holds. `archived` is the report that an
 * archive copy has inside, null for any other file.
 */
export const checkPdf = (
  document: ReportDocument,
  rendered: Rendered,
  archived: Report | null = null,
): Problem | null => {
  try {
    return examine(document, rendered, archived);
  } catch (error) {
    if (error instanceof UnreadablePdf) return { source: '', what: `cannot be read back: ${error.message}` };
    throw error;
  }
};
