/** Renders one report in every format asked for. The writers are loaded as needed: a PDF alone waits for no DOCX. */
import { type ExportFormat, exportFormats } from '../../../shared/contract/channels.ts';
import type { Assets, Block, ReportDocument } from '../../../shared/document/blocks.ts';
import { buildDocument } from '../../../shared/document/build.ts';
import { headingPlaces } from '../../../shared/document/headings.ts';
import { historyBlocks } from '../../../shared/document/sections/history.ts';
import { assertNever } from '../../../shared/contract/result.ts';
import { checkExport, writeNamed } from '../check/check.ts';
import type { Rendered, RenderOptions, SourceFile } from '../render.ts';
import { endings, exportBaseName } from './file-names.ts';
import type { ExportRequest, RenderedFile } from './messages.ts';

export type Progress = (step: string, fraction: number) => void;

const assetsOf = ({ logo, attachments }: ExportRequest): Assets =>
  new Map([...attachments, ...(logo ? [logo] : [])].map(({ sha256, ...asset }) => [sha256, asset]));

const plain = (bytes: Uint8Array): Rendered => ({ bytes, pages: null, warnings: [] });

const jsonOf = ({ report }: ExportRequest): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`);

/** What an archive copy has inside: the very bytes of the JSON export. */
const sourceOf = (request: ExportRequest): { readonly source?: SourceFile } =>
  request.archive
    ? {
        source: {
          fileName: `${exportBaseName(request.report)}${endings.json}`,
          mediaType: 'application/json',
          bytes: jsonOf(request),
        },
      }
    : {};

const render = async (
  format: ExportFormat,
  request: ExportRequest,
  document: ReportDocument,
  options: RenderOptions,
): Promise<Rendered> => {
  switch (format) {
    case 'pdf':
      return (await import('../pdf/render.ts')).renderPdf(document, options);
    case 'docx':
      return (await import('../docx/render.ts')).renderDocx(document, options);
    case 'markdown':
      return plain(
        new TextEncoder().encode(
          (await import('../markdown/write.ts')).writeMarkdown(request.report, historyOf(request)),
        ),
      );
    case 'json':
      return plain(jsonOf(request));
    default:
      return assertNever(format);
  }
};

/** The history's appendix, for a format that is not drawn from the document; none where it is not wanted. */
const historyOf = ({ report, history, sha256 }: ExportRequest): readonly Block[] =>
  history ? historyBlocks(report, history, sha256) : [];

const names: Readonly<Record<ExportFormat, string>> = {
  pdf: 'PDF',
  docx: 'Word document',
  markdown: 'Markdown',
  json: 'JSON',
};

/**
 * Files in the order of `exportFormats`, each format once, each opened again and checked. Rejects where a writer fails or
 * a file is not whole; an ExportFault names the field.
 */
export const renderAll = async (request: ExportRequest, onProgress: Progress): Promise<RenderedFile[]> => {
  const formats = exportFormats.filter((format) => request.formats.includes(format));
  const document = buildDocument(request.report, {
    organisation: request.organisation,
    logo: request.logo ? { sha256: request.logo.sha256 } : null,
    sha256: request.sha256,
    recordedAt: request.recordedAt,
    history: request.history,
  });
  const assets = assetsOf(request);
  const files: RenderedFile[] = [];
  for (const [index, format] of formats.entries()) {
    const report: Progress = (step, fraction) =>
      onProgress(`${names[format]}: ${step}`, (index + Math.min(Math.max(fraction, 0), 1)) / formats.length);
    report('starting', 0);
    const origin = {
      report: request.report,
      document,
      name: names[format],
      archive: request.archive,
      history: historyOf(request),
    };
    const rendered = await writeNamed(origin, (part) =>
      render(format, request, part, {
        paper: request.paper,
        assets,
        fontsFolder: request.fontsFolder,
        ...sourceOf(request),
        onProgress: report,
      }),
    );
    report('checking', 1);
    await checkExport(format, origin, rendered);
    const { bytes, pages, warnings } = rendered;
    const headings = format === 'pdf' ? [...headingPlaces(document)] : [];
    files.push({ format, bytes, pages, warnings: [...warnings], headings });
  }
  onProgress('Done', 1);
  return files;
};
