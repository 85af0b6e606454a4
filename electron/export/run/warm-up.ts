/** Readies an export process before it is needed. */
import type { Report } from '../../../shared/report/schema.ts';
import { ExportRequest } from './messages.ts';
import { type Progress, renderAll } from './render-all.ts';
import { warmReport } from './warm-report.ts';

/**
 * Without a report: loads the writers, opens the fonts and has the code compiled, by making and checking two documents of
 * some twenty pages: less than a second of one processor's time, once. With one: goes through the export of its PDF, without
 * its pictures. Either way the result is thrown away.
 */
export const warmUp = async (
  fontsFolder: string,
  report: Report | null,
  onProgress: Progress,
): Promise<void> => {
  // Parsed as a real one is: objects of another make would have V8 throw away, at the first real one, what it compiled.
  const request = ExportRequest.parse({
    report: report ?? warmReport(),
    sha256: '0'.repeat(64),
    formats: report === null ? ['pdf', 'docx'] : ['pdf'],
    paper: 'a4',
    archive: false,
    organisation: '',
    logo: null,
    attachments: [],
    recordedAt: '2000-01-01T00:00:00Z',
    fontsFolder,
  });
  await renderAll(request, onProgress);
};
