/** A report file of the library: an envelope with the time of saving and the record hash around the report. */
import { z } from 'zod';
import type { StoredReport } from '../../shared/contract/channels.ts';
import { failure, type Result, success } from '../../shared/contract/result.ts';
import { readReport } from '../../shared/report/migrate.ts';
import type { Report } from '../../shared/report/schema.ts';
import { recordHash } from './record-hash.ts';

const FORMAT = 'debrief-report';

const Envelope = z.looseObject({
  format: z.literal(FORMAT),
  savedAt: z.iso.datetime(),
  sha256: z.string(),
  report: z.unknown(),
});

const untouched = 'The file was left as it is.';

/** The bytes of a report file. */
export const encodeReportFile = (stored: StoredReport): Uint8Array =>
  new TextEncoder().encode(
    `${JSON.stringify({ format: FORMAT, savedAt: stored.savedAt, sha256: stored.sha256, report: stored.report }, null, 2)}\n`,
  );

/** A report with its hash, ready to be written. */
export const seal = (report: Report, now: Date): StoredReport => ({
  report,
  savedAt: now.toISOString(),
  sha256: recordHash(report),
});

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
  });
};

/** Reads the bytes of a report file. The hash is checked, so that damage and changes by other programs are noticed. */
export const decodeReportFile = (bytes: Uint8Array): Result<StoredReport> => {
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
  const { report, sha256, savedAt } = read.value;
  return success({ report, sha256, savedAt });
};
