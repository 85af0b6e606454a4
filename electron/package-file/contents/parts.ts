/** What is put into a package, file after file; the manifest, which names all of them, comes last. */
import type { StoredReport } from '../../../shared/contract/channels.ts';
import { failure, type Result } from '../../../shared/contract/result.ts';
import type { Entry } from '../../../shared/history/entry.ts';
import { sha256Hex } from '../../library/record-hash.ts';
import { encodeReportFile } from '../../library/report-file.ts';
import type { Part } from '../archive/pieces.ts';
import { headOf } from '../../library/history/chain.ts';
import { type JobOptions, startJob } from '../job.ts';
import { limits, sizeWords } from '../limits.ts';
import {
  attachmentPath,
  encodeManifest,
  FORMAT,
  HISTORY_NAME,
  Manifest,
  MANIFEST_NAME,
  MEDIA_TYPE,
  MEDIA_TYPE_NAME,
  type PackagedFile,
  REPORT_NAME,
  VERSION,
} from '../manifest.ts';
import { NOTHING_WRITTEN, Refusal } from '../refusal.ts';
import { attachmentsNamed } from './attachments.ts';
import { encodeHistory } from './history.ts';

/** What goes into a package. */
export type PackageContent = {
  readonly stored: StoredReport;
  /** Its whole history, oldest first; the last entry leads to `stored`. */
  readonly entries: readonly Entry[];
  /** Reads an attachment of the library, its hash checked. "not-found" and "unreadable-input" leave it out. */
  readonly readAttachment: (sha256: string) => Promise<Result<Uint8Array>>;
};

/** What the manifest says about the package itself. */
export type Origin = {
  readonly created: Date;
  /** As the settings name the writer; '' where they name nobody. */
  readonly author: string;
  /** Version of Debrief. */
  readonly app: string;
};

const refuse = (error: Parameters<typeof failure>): never => {
  throw new Refusal(failure(...error).error);
};

const tooLarge = (message: string): never =>
  refuse([
    'too-large',
    message,
    { kept: NOTHING_WRITTEN, next: 'Take out large attachments and try again.' },
  ]);

export const checkSize = (what: string, size: number, limit: number): void => {
  if (size > limit)
    tooLarge(`${what} is larger than a package may hold: ${sizeWords(size)} of ${sizeWords(limit)}.`);
};

/** What is found out while the parts are made. */
export type Notes = { manifestSha256: string; readonly missing: { sha256: string; reason: string }[] };

const manifestOf = (
  { stored: { report, sha256 }, entries }: PackageContent,
  { created, author, app }: Origin,
  files: readonly PackagedFile[],
  { missing }: Notes,
): Manifest => ({
  format: FORMAT,
  version: VERSION,
  created: created.toISOString(),
  by: { author, app },
  report: {
    id: report.id,
    incidentId: report.incident.incidentId,
    title: report.incident.title,
    record: sha256,
    head: headOf(entries),
  },
  files: [...files],
  missing: missing.map(({ sha256: hash }) => hash),
});

const readOrNote = async (
  { readAttachment }: PackageContent,
  sha256: string,
  notes: Notes,
): Promise<Uint8Array | null> => {
  const read = await readAttachment(sha256);
  if (read.ok) {
    if (sha256Hex(read.value) === sha256) return read.value;
    notes.missing.push({ sha256, reason: 'The attachment is damaged: its content does not match its hash.' });
    return null;
  }
  if (read.error.code !== 'not-found' && read.error.code !== 'unreadable-input') {
    throw new Refusal({ ...read.error, kept: NOTHING_WRITTEN });
  }
  notes.missing.push({ sha256, reason: read.error.message });
  return null;
};

/** The files of the package. What cannot be put in is noted; anything else that goes wrong is a refusal. */
export async function* partsOf(
  content: PackageContent,
  options: Origin & JobOptions,
  notes: Notes,
): AsyncGenerator<Part> {
  const { stored, entries } = content;
  if (!Manifest.shape.report.shape.id.safeParse(stored.report.id).success) {
    refuse([
      'bad-request',
      'The identifier of the report cannot be the name of a file everywhere.',
      { kept: NOTHING_WRITTEN, next: 'Duplicate the report, and write the package of its copy.' },
    ]);
  }
  const hashes = attachmentsNamed(stored.report, entries);
  if (hashes.length > limits.attachments) tooLarge(`The report names ${hashes.length} attachments.`);
  // Sizes are known only once a file is read: report and history count as two attachments.
  const job = startJob(options, hashes.length + 2, NOTHING_WRITTEN);
  const files: PackagedFile[] = [];
  const listed = (name: string, bytes: Uint8Array, sha256 = sha256Hex(bytes)): Part => {
    files.push({ path: name, size: bytes.length, sha256 });
    return { name, content: bytes };
  };

  job.step('Packing the report');
  await job.breathe();
  yield { name: MEDIA_TYPE_NAME, content: Buffer.from(MEDIA_TYPE, 'latin1'), isPlain: true };
  const filed = { ...stored, head: headOf(entries) };
  const report = encodeReportFile(filed);
  checkSize('The report', report.length, limits.report);
  yield listed(REPORT_NAME, report);
  const history = encodeHistory(entries);
  checkSize('The history', history.length, limits.history);
  yield listed(HISTORY_NAME, history);
  job.advance(2);

  for (const [index, sha256] of hashes.entries()) {
    job.step(`Packing attachment ${index + 1} of ${hashes.length}`);
    await job.breathe();
    const bytes = await readOrNote(content, sha256, notes);
    if (bytes) {
      checkSize('An attachment', bytes.length, limits.attachment);
      yield listed(attachmentPath(sha256), bytes, sha256);
    }
    job.advance(1);
  }

  job.step('Finishing the package');
  await job.breathe();
  const manifest = encodeManifest(manifestOf(content, options, files, notes));
  checkSize('The list of its files', manifest.length, limits.manifest);
  notes.manifestSha256 = sha256Hex(manifest);
  yield { name: MANIFEST_NAME, content: manifest };
}
