/** Reading a file from outside as a report: Markdown of any form, or JSON that Debrief wrote. */
import { type ImportSummary, MAX_IMPORT_BYTES } from '../../shared/contract/channels.ts';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import type { ApproverRole } from '../../shared/report/create.ts';
import type { Report } from '../../shared/report/schema.ts';
import { parseJson, readJsonReport } from './report-file.ts';

export type ReadOptions = {
  readonly newId: () => string;
  /** Who signs, where the file does not say. */
  readonly roles: readonly ApproverRole[];
};

export type Imported = {
  readonly report: Report;
  readonly summary: ImportSummary;
  /** When the state in the file was saved, where the file says so and is as it was saved; ISO 8601, UTC. */
  readonly savedAt: string | null;
};

const nothingStored = { kept: 'Nothing was stored.' };

const looksLikeJson = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().startsWith('{');

/** Whether a file is read as JSON: by its ending where that says so, otherwise by its first character. */
const isJson = (fileName: string, bytes: Uint8Array): boolean => {
  const ending = /\.([^.]+)$/.exec(fileName.toLowerCase())?.[1] ?? '';
  if (ending === 'json') return true;
  return ['md', 'markdown', 'mdown', 'txt'].includes(ending) ? false : looksLikeJson(bytes);
};

const readJson = (bytes: Uint8Array): Result<Imported> => {
  const json = parseJson(bytes);
  if (!json) {
    return failure('unreadable-input', 'The file is not complete JSON in UTF-8.', {
      ...nothingStored,
      next: 'Export the report again where it came from.',
    });
  }
  const read = readJsonReport(json.value);
  if (!read.ok) return { ok: false, error: { ...read.error, ...nothingStored } };
  const { report, savedAt, intact } = read.value;
  const readings = intact
    ? []
    : ['The file was changed outside Debrief since it was saved: its content does not match its checksum.'];
  const mapped = [savedAt === null ? 'Report: every field' : `Report as saved on ${savedAt}: every field`];
  return success({ report, summary: { mapped, kept: [], readings }, savedAt: intact ? savedAt : null });
};

/** Reads a file as a report; one from JSON keeps the identifier it has there. Nothing is stored here. */
export const readReportFile = async (
  fileName: string,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<Result<Imported>> => {
  if (bytes.byteLength > MAX_IMPORT_BYTES) {
    return failure('too-large', `The file is larger than ${MAX_IMPORT_BYTES / (1024 * 1024)} MB.`, {
      ...nothingStored,
      next: 'Split the file, or take out what is not text.',
    });
  }
  if (isJson(fileName, bytes)) return readJson(bytes);
  // Loaded on first use: a window that never imports need not wait for the Markdown parser.
  const { readMarkdown } = await import('../export/markdown/read.ts');
  const parsed = readMarkdown(bytes, { newId: options.newId, roles: options.roles });
  return parsed.ok ? success({ ...parsed.value, savedAt: null }) : parsed;
};

/** Attachments that a report names and the library does not hold, in words. */
export const missingAttachments = async (
  report: Report,
  hasAttachment: (sha256: string) => Promise<boolean>,
): Promise<string[]> => {
  const named = Object.values(report.appendices).flatMap((appendix) => appendix.attachments);
  const present = await Promise.all(named.map(({ sha256 }) => hasAttachment(sha256)));
  return named
    .filter((_, index) => !present[index])
    .map(({ name }) => `Attachment “${name}” is named in the file, but its content is not in this library.`);
};
