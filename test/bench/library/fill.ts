/** Fills a folder with a made-up library, as fast as the disk takes it. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { recordHash } from '../../../electron/library/record-hash.ts';
import { encodeReportFile } from '../../../electron/library/report-file.ts';
import { libraryReport, type Writing } from '../../fixtures/library/reports.ts';

const FIRST = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/** Writes so many report files without a history, each last saved a minute after the one before. */
export const fillLibrary = async (
  folder: string,
  count: number,
  writing: Writing = 'mixed',
): Promise<void> => {
  const reports = path.join(folder, 'reports');
  await mkdir(reports, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    const report = libraryReport(index, writing);
    const savedAt = new Date(FIRST + index * MINUTE).toISOString();
    const bytes = encodeReportFile({ report, savedAt, sha256: recordHash(report), head: null });
    await writeFile(path.join(reports, `${report.id}.json`), bytes);
  }
};
