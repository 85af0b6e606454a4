/** Bringing a file from outside into a library as a new report. */
import type { ImportSummary } from '../../shared/contract/channels.ts';
import { type Result, success } from '../../shared/contract/result.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { Library } from './library.ts';
import { missingAttachments, readReportFile, type ReadOptions } from './read-import.ts';

/** Reads a file and stores it under an identifier of its own. Where it cannot be read, nothing is stored. */
export const importInto = async (
  library: Library,
  fileName: string,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<Result<{ readonly report: Report; readonly summary: ImportSummary }>> => {
  const read = await readReportFile(fileName, bytes, options);
  if (!read.ok) return read;
  const report = { ...read.value.report, id: options.newId() };
  const added = await library.add(report);
  if (!added.ok) return added;
  const missing = await missingAttachments(
    report,
    async (sha256) => (await library.attachments.read(sha256)).ok,
  );
  const { summary } = read.value;
  return success({ report, summary: { ...summary, readings: [...summary.readings, ...missing] } });
};
