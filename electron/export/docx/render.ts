/** The DOCX writer: a report's blocks as a real Word document. */
import { Document, Packer, SectionType } from 'docx';
import type { FileChild, ISectionOptions, PageNumberEstimator } from 'docx';
import type { ExportWarning } from '../../../shared/contract/channels.ts';
import type { Block, ReportDocument } from '../../../shared/document/blocks.ts';
import type { Rendered, RenderOptions } from '../render.ts';
import { renderBlocks } from './blocks.ts';
import { contents } from './contents.ts';
import { cover } from './cover.ts';
import { pageOf } from './design.ts';
import type { Page } from './design.ts';
import { readFaces } from './fonts.ts';
import type { Face } from './fonts.ts';
import { footer, header } from './furniture.ts';
import { countsAlong } from './headings.ts';
import { finishPackage } from './package.ts';
import { canCountPages, hasTitlePage, pageCounter } from './pages.ts';
import { sanitiseDocument } from './sanitise.ts';
import { pageSetting } from './session.ts';
import type { Session } from './session.ts';
import { documentStyles } from './styles.ts';
import { openLettering } from './timeline/lettering.ts';

const openSession = async (
  document: ReportDocument,
  options: RenderOptions,
  warnings: ExportWarning[],
): Promise<Session> => {
  let lists = 0;
  const session: Session = {
    page: pageOf(options.paper),
    assets: options.assets,
    lettering: await openLettering(options.fontsFolder),
    warn: (path, message) => warnings.push({ path, message }),
    nextList: () => (lists += 1),
    numbersHeadings: countsAlong([...document.body, ...document.approval]),
    render: (blocks, setting) => renderBlocks(blocks, setting, session),
  };
  return session;
};

/** The flow of the report. After a title page the first section starts on a page of its own. */
const bodyOf = (body: readonly Block[], titlePage: boolean, session: Session): FileChild[] => {
  const setting = pageSetting(session.page);
  const at = body.findIndex((block) => block.kind === 'contents');
  const list = body[at];
  return [
    ...session.render(body.slice(0, Math.max(at, 0)), setting),
    ...(list?.kind === 'contents' ? contents(list, titlePage) : []),
    ...session.render(body.slice(at + 1), { ...setting, onNewPage: titlePage }),
  ];
};

const pageProperties = (page: Page) => ({
  page: { size: { width: page.width, height: page.height }, margin: page.margin },
});

/** The report, then the approval on a page of its own. */
const sections = (document: ReportDocument, session: Session): ISectionOptions[] => {
  const { page } = session;
  const setting = pageSetting(page);
  const titlePage = hasTitlePage(document);
  return [
    {
      properties: pageProperties(page),
      headers: { default: header(document.furniture, page) },
      footers: { default: footer(document.furniture, page) },
      children: [
        ...cover(document.cover, titlePage, setting, session),
        ...bodyOf(document.body, titlePage, session),
      ],
    },
    ...(document.approval.length === 0
      ? []
      : [
          {
            properties: { ...pageProperties(page), type: SectionType.NEXT_PAGE },
            children: session.render(document.approval, { ...setting, keepTogether: true, onNewPage: true }),
          },
        ]),
  ];
};

const blankPageNumbers =
  'The contents of the DOCX have no page numbers yet: Word fills them in when it opens the file and asks, or by Update Field.';

/** Lays pages out where that takes reasonable time; null where the page numbers are left to Word, with a warning. */
const openPageCounter = (document: ReportDocument, session: Session, faces: readonly Face[]) => {
  const leaveBlank = (): void => session.warn('', blankPageNumbers);
  if (canCountPages(document))
    return pageCounter(
      faces.map((face) => face.data),
      leaveBlank,
    );
  if (document.body.some((block) => block.kind === 'contents')) leaveBlank();
  return null;
};

/** Draws the document as DOCX. Deterministic: the same document, assets and paper give the same bytes. */
export const renderDocx = async (document: ReportDocument, options: RenderOptions): Promise<Rendered> => {
  const { document: clean, warnings: found } = sanitiseDocument(document);
  const warnings = [...found];
  options.onProgress?.('Laying out the Word document', 0.1);
  const session = await openSession(clean, options, warnings);
  const faces = await readFaces(options.fontsFolder);
  const pages = openPageCounter(clean, session, faces);
  const word = wordDocument(clean, session, pages?.estimator);
  options.onProgress?.('Writing the Word document', 0.5);
  const packed = await Packer.toArrayBuffer(word);
  options.onProgress?.('Finishing the Word document', 0.9);
  const bytes = finishPackage(new Uint8Array(packed), clean.meta.recordedAt, faces);
  options.onProgress?.('Word document written', 1);
  return { bytes, pages: pages?.count() ?? null, warnings };
};

const wordDocument = (
  clean: ReportDocument,
  session: Session,
  pageNumbers: PageNumberEstimator | undefined,
): Document => {
  const { meta } = clean;
  return new Document({
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
    ...(pageNumbers === undefined ? {} : { pageNumbers }),
    sections: sections(clean, session),
  });
};
