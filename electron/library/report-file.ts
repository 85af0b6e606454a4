/** A report file of the library: an envelope with the time of saving and the record hash around the report. */
import { z } from 'zod';
import type { StoredReport } from '../../shared/contract/channels.ts';
import { Head } from '../../shared/history/entry.ts';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import { readReport } from '../../shared/report/migrate.ts';
import { type NewerReport, readNewer } from '../../shared/report/newer.ts';
import type { Report } from '../../shared/report/schema.ts';
import { recordHash } from './record-hash.ts';

const FORMAT = 'debrief-report';

const Envelope = z.looseObject({
  format: z.literal(FORMAT),
  savedAt: z.iso.datetime(),
  sha256: z.string(),
  /** Absent in files of before there were histories. */
  head: Head.optional(),
  report: z.unknown(),
});

const untouched = 'The file was left as it is.';

/** A stored state, and where its history ended when it was written; null where it has none. */
export type FiledReport = StoredReport & { readonly head: Head | null };

/** The plain bytes of a report file. */
export const encodeReportFile = ({ savedAt, sha256, head, report }: FiledReport): Uint8Array =>
  new TextEncoder().encode(
    `${JSON.stringify({ format: FORMAT, savedAt, sha256, ...(head ? { head } : {}), report }, null, 2)}\n`,
  );

/** Parses UTF-8 JSON; null where it is not. */
export const parseJson = (bytes: Uint8Array): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return null;
  }
};

/** What a JSON value holds, where it is a report: in our envelope, or bare as our JSON export writes it. */
export type ReadJsonReport = {
  readonly report: Report;
  /** The record hash of the report as it was read, migrated where it was older. */
  readonly sha256: string;
  /** Time of saving; null for a bare report. */
  readonly savedAt: string | null;
  /** Whether the content is what the envelope's hash says; true for a bare report. */
  readonly intact: boolean;
  readonly head: Head | null;
};

/** Whether two values are one in JSON, keys in the same order: said in an eighth of the time that hashing both takes. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Reads a JSON value as a report, older schema versions included. */
export const readJsonReport = (value: unknown): Result<ReadJsonReport> => {
  const envelope = Envelope.safeParse(value);
  const inner = envelope.success ? envelope.data.report : value;
  const read = readReport(inner);
  if (!read.ok && read.reason === 'newer') {
    return failure(
      'newer-version',
      `The report was written by a newer version of Debrief (schema version ${read.version}).`,
      { kept: untouched, next: 'Open it with a current version of Debrief.' },
    );
  }
  if (!read.ok) {
    const first = read.problems[0];
    return failure(
      'invalid-report',
      `The file does not hold a valid report${first ? ` (${first.path}: ${first.message})` : ''}.`,
      { kept: untouched, problems: [...read.problems] },
    );
  }
  const sha256 = recordHash(read.report);
  return success({
    report: read.report,
    sha256,
    savedAt: envelope.success ? envelope.data.savedAt : null,
    intact:
      !envelope.success || (isSame(inner, read.report) ? sha256 : recordHash(inner)) === envelope.data.sha256,
    head: envelope.data?.head ?? null,
  });
};

/** Reads the bytes of a report file. The hash is checked, so that damage and changes by other programs are noticed. */
export const decodeReportFile = (bytes: Uint8Array): Result<FiledReport> => {
  const json = parseJson(bytes);
  if (!json) {
    return failure('invalid-report', 'The file is damaged: it is not complete JSON.', { kept: untouched });
  }
  const read = readJsonReport(json.value);
  if (!read.ok) return read;
  if (read.value.savedAt === null) {
    return failure('invalid-report', 'The file is not a report file of a library.', {
      kept: untouched,
      next: 'Import it instead.',
    });
  }
  if (!read.value.intact) {
    return failure(
      'invalid-report',
      'The file was changed outside Debrief or is damaged: its content does not match its checksum.',
      { kept: untouched, next: 'Import the file to continue with its content as a new report.' },
    );
  }
  const { report, savedAt, sha256, head } = read.value;
  return success({ report, savedAt, sha256, head });
};

/** A report file of a newer version of Debrief. */
export type NewerFile = NewerReport & Pick<StoredReport, 'savedAt' | 'sha256'>;

/** What of such a file this version can show; null where it is none, or shows nothing. */
export const decodeNewerFile = (bytes: Uint8Array): NewerFile | null => {
  const envelope = Envelope.safeParse(parseJson(bytes)?.value);
  const newer = envelope.success ? readNewer(envelope.data.report) : null;
  return newer && envelope.data
    ? { ...newer, savedAt: envelope.data.savedAt, sha256: envelope.data.sha256 }
    : null;
};
