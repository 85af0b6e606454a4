/** The DOCX writer: a report's blocks as a real Word document. */
import type { ReportDocument } from '../../../shared/document/blocks.ts';
import type { Rendered, RenderOptions } from '../render.ts';
import { renderBlocks } from './blocks/blocks.ts';
import { countsAlong } from './blocks/headings.ts';
import { pageOf } from './design.ts';
import { readFaces } from './package/fonts.ts';
import { openLists } from './package/numbering.ts';
import { writePackage } from './package/package.ts';
import { paragraphStyles, stylesXml } from './package/styles.ts';
import { layOut } from './pages/lay-out.ts';
import { openMetrics } from './pages/metrics.ts';
import { sanitiseDocument } from './sanitise.ts';
import { sectionsOf } from './sections.ts';
import type { Session } from './session.ts';
import { openTypefaces } from './typefaces.ts';

const leftToWord =
  'The contents of the DOCX have no page numbers yet: Word fills them in when it opens the file and asks, or by Update Field.';

/** Draws the document as DOCX. Deterministic: the same document, assets and paper give the same bytes. */
export const renderDocx = async (document: ReportDocument, options: RenderOptions): Promise<Rendered> => {
  const progress = options.onProgress ?? (() => {});
  progress('Laying out the Word document', 0.1);
  const { document: clean, warnings: found } = sanitiseDocument(document);
  const warnings = [...found];
  const faces = await readFaces(options.fontsFolder);
  const page = pageOf(options.paper);
  const numbersHeadings = countsAlong([...clean.body, ...clean.approval]);
  const typefaces = openTypefaces(faces);
  const metrics = openMetrics(typefaces);
  const session: Session = {
    page,
    assets: options.assets,
    typefaces,
    metrics,
    warn: (path, message) => {
      if (!warnings.some((known) => known.path === path && known.message === message))
        warnings.push({ path, message });
    },
    lists: openLists(),
    numbersHeadings,
    render: (blocks, setting) => renderBlocks(blocks, setting, session),
  };
  const styles = paragraphStyles(page, numbersHeadings);
  const { sections, numbers } = layOut(sectionsOf(clean, session), { page, styles, metrics });
  if (numbers === null) session.warn('', leftToWord);
  progress('Writing the Word document', 0.5);
  const bytes = writePackage({
    document: clean,
    page,
    sections,
    stylesXml: stylesXml(styles, clean.meta.language),
    numberingXml: session.lists.xml(),
    faces,
    numbers,
  });
  progress('Word document written', 1);
  return { bytes, pages: numbers?.count ?? null, warnings };
};
