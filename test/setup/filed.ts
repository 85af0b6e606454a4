/** A report as a library of before there were histories filed it. */
import { recordHash } from '../../electron/library/record-hash.ts';
import type { FiledReport } from '../../electron/library/report-file.ts';
import type { Report } from '../../shared/report/schema.ts';

export const filed = (report: Report, now: Date): FiledReport => ({
  report,
  savedAt: now.toISOString(),
  sha256: recordHash(report),
  head: null,
});
