/** The parts of an export, one by one, in the program's own thread. */
import { buildDocument } from '../../../shared/document/build.ts';
import type { Origin } from '../../../electron/export/check/check.ts';
import { ExportRequest } from '../../../electron/export/run/messages.ts';
import type { Rendered } from '../../../electron/export/render.ts';

/** What a request is turned into before anything is drawn. Checks the request, as an export process does. */
export const prepareDocument = (
  value: unknown,
): { readonly request: ExportRequest; readonly origin: Origin } => {
  const request = ExportRequest.parse(value);
  const { report, organisation, sha256, recordedAt, archive } = request;
  const document = buildDocument(report, { organisation, logo: null, sha256, recordedAt });
  return { request, origin: { report, document, archive, name: 'document' } };
};

/** The first of the formats asked for. Only its writer is loaded. */
export const draw = async (request: ExportRequest, { document }: Origin): Promise<Rendered> => {
  const { paper, fontsFolder, formats } = request;
  const options = { paper, fontsFolder, assets: new Map() };
  return formats[0] === 'docx'
    ? (await import('../../../electron/export/docx/render.ts')).renderDocx(document, options)
    : (await import('../../../electron/export/pdf/render.ts')).renderPdf(document, options);
};
