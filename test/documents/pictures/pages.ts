/** The pages whose look is approved: one of each kind, of the sample reports, drawn with the bundled fonts alone. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { renderPdf } from '../../../electron/export/pdf/render.ts';
import type { exampleNames } from '../../../shared/contract/channels.ts';
import type { PaperSize } from '../../../shared/document/blocks.ts';
import { buildDocument } from '../../../shared/document/build.ts';
import { Report } from '../../../shared/report/schema.ts';
import { pageTexts, pdfPictures } from '../../judges/poppler.ts';
import { fontsFolder, projectFolder } from '../../setup/folders.ts';

export type ApprovedPage = {
  /** Name of the picture, without ending. */
  readonly name: string;
  readonly sample: (typeof exampleNames)[number];
  readonly paper: PaperSize;
  /** A draft carries a watermark, which an approved report does not. */
  readonly state: 'draft' | 'approved';
  /** Words that no page before it has; the contents name every heading. */
  readonly holds: string;
};

export const approvedPages: readonly ApprovedPage[] = [
  { name: 'title-page', sample: 'outage', paper: 'a4', state: 'approved', holds: 'Post-Incident Report' },
  { name: 'contents', sample: 'outage', paper: 'a4', state: 'approved', holds: 'Contents' },
  {
    name: 'key-facts-and-timeline',
    sample: 'outage',
    paper: 'a4',
    state: 'approved',
    holds: 'MTTD (Mean Time to Detect)',
  },
  { name: 'timeline-table', sample: 'outage', paper: 'a4', state: 'approved', holds: 'Actor' },
  {
    name: 'causes',
    sample: 'outage',
    paper: 'a4',
    state: 'approved',
    holds: 'Why did booking and tracking requests fail?',
  },
  {
    name: 'impact-and-actions',
    sample: 'outage',
    paper: 'a4',
    state: 'approved',
    holds: 'Total customers affected',
  },
  { name: 'approval', sample: 'outage', paper: 'a4', state: 'approved', holds: 'Date, time, UTC offset' },
  { name: 'checklists-letter', sample: 'data-breach', paper: 'letter', state: 'draft', holds: 'Rationale' },
  {
    name: 'draft-letter',
    sample: 'data-breach',
    paper: 'letter',
    state: 'draft',
    holds: 'Post-Incident Report',
  },
];

const DOTS_PER_INCH = 72;

const rendered = new Map<string, Promise<Uint8Array>>();

const renderSample = async ({ sample, paper, state }: ApprovedPage): Promise<Uint8Array> => {
  const file = path.join(projectFolder, 'resources', 'samples', `${sample}.json`);
  const report = Report.parse(JSON.parse(await readFile(file, 'utf8')));
  const document = buildDocument(
    { ...report, revision: { ...report.revision, state } },
    {
      organisation: 'Example Organisation, Security Operations',
      logo: null,
      sha256: '9f2c41d877abe2103c5d09be6614a7f02b7de8c1905f4a3388d6e1b07cfa9245',
      recordedAt: '2026-03-16T08:10:00Z',
    },
  );
  return (await renderPdf(document, { paper, assets: new Map(), fontsFolder })).bytes;
};

/** The PDF that holds a page; each is made once. */
export const pdfOf = (page: ApprovedPage): Promise<Uint8Array> => {
  const key = `${page.sample} ${page.paper} ${page.state}`;
  let pdf = rendered.get(key);
  if (pdf === undefined) rendered.set(key, (pdf = renderSample(page)));
  return pdf;
};

/** The page as a PNG. */
export const pictureOf = async (page: ApprovedPage): Promise<Uint8Array> => {
  const pdf = await pdfOf(page);
  const texts = await pageTexts(pdf);
  const number = texts.findIndex((text) => text.includes(page.holds)) + 1;
  if (number === 0) throw new Error(`No page of the ${page.sample} report holds “${page.holds}”.`);
  const [picture] = await pdfPictures(pdf, DOTS_PER_INCH, number);
  if (picture === undefined) throw new Error(`Page ${number} of the ${page.sample} report gave no picture.`);
  return picture;
};
