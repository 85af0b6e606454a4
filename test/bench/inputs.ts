/** The synthetic report as input files: an export request for Debrief, plain content for the others. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ExportFormat } from '../../shared/contract/channels.ts';
import { buildDocument } from '../../shared/document/build.ts';
import type { ExportRequest } from '../../electron/export/run/messages.ts';
import { largeReport } from '../fixtures/reports/large.ts';
import { fontsFolder } from '../setup/folders.ts';
import type { Case } from './cases.ts';
import { contentOf } from './content/from-document.ts';
import type { Task } from './programs/program.ts';

const recordedAt = '2026-04-30T12:00:00Z';
/** A hash in form only: nothing here is a record. */
const sha256 = '5eed'.repeat(16);

/** Writes the inputs into a folder and says which file a case reads. */
export const writeInputs = (folder: string, rows: number, actions: number): ((wanted: Case) => string) => {
  const report = largeReport(rows, actions, 'short');
  const task: Task = {
    content: contentOf(buildDocument(report, { organisation: '', logo: null, sha256, recordedAt })),
    fontsFolder,
  };
  const write = (name: string, value: unknown): string => {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify(value));
    return file;
  };
  const request = (format: ExportFormat): string => {
    const value: ExportRequest = {
      report,
      sha256,
      formats: [format],
      paper: 'a4',
      archive: false,
      organisation: '',
      logo: null,
      attachments: [],
      recordedAt,
      fontsFolder,
    };
    return write(`request-${format}.json`, value);
  };
  const content = write('content.json', task);
  const requests = { pdf: request('pdf'), docx: request('docx') };
  return ({ input, format }) => (input === 'content' ? content : requests[format]);
};
