/** The DOCX writer: a report's blocks as a real Word document. */
import { Document, Packer, SectionType } from 'docx';
import type { FileChild, ISectionOptions } from 'docx';
import type { ExportWarning } from '../../../shared/contract/channels.ts';
import type { Block, ReportDocument } from '../../../shared/document/blocks.ts';
import type { Rendered, RenderOptions } from '../render.ts';
import { renderBlocks } from './blocks.ts';
import { contents } from './contents.ts';
import { cover } from './cover.ts';
import { pageOf } from './design.ts';
import type { Page } from './design.ts';
import { readFonts } from './fonts.ts';
import { footer, header } from './furniture.ts';
import { countsAlong } from './headings.ts';
import { normalisePackage } from './package.ts';
import { sanitiseDocument } from './sanitise.ts';
import { pageSetting } from './session.ts';
import type { Session } from './session.ts';
import { documentStyles } from './styles.ts';

const openSession = (
  document: ReportDocument,
  page: Page,
  options: RenderOptions,
  warnings: ExportWarning[],
): Session => {
  let lists = 0;
  const session: Session = {
    page,
    assets: options.assets,
    fontsFolder: options.fontsFolder,
    warn: (path, message) => warnings.push({ path, message }),
    nextList: () => (lists += 1),
    numbersHeadings: countsAlong([...document.body, ...document.approval]),
    render: (blocks, setting) => renderBlocks(blocks, setting, session),
  };
  return session;
};

const bodyOf = (blocks: readonly Block[], session: Session): FileChild[] =>
  blocks.flatMap((block) =>
    block.kind === 'contents' ? contents(block) : session.render([block], pageSetting(session.page)),
  );

const pageProperties = (page: Page) => ({
  page: { size: { width: page.width, height: page.height }, margin: page.margin },
});

/** The report, then the approval on a page of its own. */
const sections = (document: ReportDocument, session: Session): ISectionOptions[] => {
  const { page } = session;
  const setting = pageSetting(page);
  return [
    {
      properties: pageProperties(page),
      headers: { default: header(document.furniture, page) },
      footers: { default: footer(document.furniture, page) },
      children: [...cover(document.cover, setting, session), ...bodyOf(document.body, session)],
    },
    ...(document.approval.length === 0
      ? []
      : [
          {
            properties: { ...pageProperties(page), type: SectionType.NEXT_PAGE },
            children: session.render(document.approval, { ...setting, keepTogether: true }),
          },
        ]),
  ];
};

/** Draws the document as DOCX. Deterministic: the same document, assets and paper give the same bytes. */
export const renderDocx = async (document: ReportDocument, options: RenderOptions): Promise<Rendered> => {
  const { document: clean, warnings: found } = sanitiseDocument(document);
  const warnings = [...found];
  const page = pageOf(options.paper);
  options.onProgress?.('Laying out the Word document', 0.1);
  const session = openSession(clean, page, options, warnings);
  const { meta } = clean;
  const word = new Document({
    title: meta.title,
    subject: meta.subject,
    creator: meta.author,
    lastModifiedBy: meta.author,
    keywords: meta.keywords.join(', '),
    customProperties: [
      { name: 'IncidentId', value: clean.furniture.incidentId },
      { name: 'RecordSHA256', value: meta.sha256 },
    ],
    styles: documentStyles(meta.language),
    fonts: [...(await readFonts(options.fontsFolder))],
    sections: sections(clean, session),
  });
  options.onProgress?.('Writing the Word document', 0.5);
  const packed = await Packer.toArrayBuffer(word);
  options.onProgress?.('Finishing the Word document', 0.9);
  const bytes = normalisePackage(new Uint8Array(packed), meta.printedAt);
  options.onProgress?.('Word document written', 1);
  return { bytes, pages: null, warnings };
};
