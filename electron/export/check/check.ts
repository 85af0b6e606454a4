/** Every export is opened again and checked before anyone is told that it is done. */
import type { ExportFormat } from '../../../shared/contract/channels.ts';
import { assertNever } from '../../../shared/contract/result.ts';
import type { Block, ReportDocument } from '../../../shared/document/blocks.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { Rendered } from '../render.ts';
import type { Problem } from './compare.ts';
import { findCulprit } from './culprit.ts';
import { ExportFault } from './fault.ts';
import { fieldName } from './field-name.ts';

/** What one file was made from, and how it is called among people: "PDF". */
export type Origin = {
  readonly report: Report;
  readonly document: ReportDocument;
  readonly name: string;
  /** Whether a PDF has the report inside as data. */
  readonly archive: boolean;
  /** The appendix with the report's history, which a file of data carries beside the report. */
  readonly history?: readonly Block[];
};

type Writer = (document: ReportDocument) => Promise<Rendered>;

const examine = async (
  format: ExportFormat,
  { report, document, archive, history = [] }: Origin,
  rendered: Rendered,
): Promise<Problem | null> => {
  switch (format) {
    case 'pdf':
      return (await import('./pdf/check.ts')).checkPdf(document, rendered, archive ? report : null);
    case 'docx':
      return (await import('./docx/check.ts')).checkDocx(document, rendered);
    case 'markdown':
      return (await import('./data.ts')).checkMarkdown(report, rendered.bytes, history);
    case 'json':
      return (await import('./data.ts')).checkJson(report, rendered.bytes);
    default:
      return assertNever(format);
  }
};

/** Rejects with an ExportFault that names the field where the bytes do not hold all that the report does. */
export const checkExport = async (
  format: ExportFormat,
  origin: Origin,
  rendered: Rendered,
): Promise<void> => {
  const problem = await examine(format, origin, rendered);
  if (problem === null) return;
  const subject = problem.source === '' ? 'it' : fieldName(origin.report, problem.source);
  throw new ExportFault(
    'export-incomplete',
    `The ${origin.name} was opened again to check it, and ${subject} ${problem.what}.`,
    problem.source,
  );
};

/** Has a document written; where the writer fails at one field, rejects with an ExportFault that names it. */
export const writeNamed = async ({ report, document, name }: Origin, write: Writer): Promise<Rendered> => {
  try {
    return await write(document);
  } catch (error) {
    const fails = (part: ReportDocument): Promise<boolean> =>
      write(part).then(
        () => false,
        () => true,
      );
    const path = await findCulprit(document, fails);
    const reason = error instanceof Error ? error.message : String(error);
    if (path === null) throw error;
    throw new ExportFault(
      'export-failed',
      `The ${name} could not be made at ${fieldName(report, path)}: ${reason}`,
      path,
    );
  }
};
