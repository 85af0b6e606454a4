/** Prints the saved report: the very PDF that an export of it gives. */
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { exportBaseName } from '../../export/run/file-names.ts';
import { gatherRequest } from '../../export/run/request.ts';
import type { Handler } from '../handler.ts';
import type { Host } from '../host.ts';
import { announce, keepForDownload } from './run.ts';

type Outcome = 'printed' | 'cancelled' | 'waiting';

const printOn = async ({ print }: Host, pdf: Uint8Array): Promise<Result<Outcome>> => {
  if (!print) return success('waiting');
  const outcome = await print(pdf);
  return outcome.kind === 'failed'
    ? failure('not-available', `The report could not be printed: ${outcome.reason}`, {
        kept: 'The report is unchanged.',
        next: 'Export the PDF and print it from another program.',
      })
    : success(outcome.kind);
};

export const printReport: Handler<'print.run'> = (context, { job, id, paper }) => {
  const { host, library, exports } = context;
  return exports.run(job, async (signal) => {
    const stored = await library.read(id);
    if (!stored.ok) return stored;
    const { report, sha256, savedAt } = stored.value;
    const { request } = await gatherRequest({
      report,
      sha256,
      formats: ['pdf'],
      paper,
      archive: false,
      settings: host.preferences.read(),
      attachments: library.attachments,
      recordedAt: new Date(savedAt),
      resourcesFolder: host.resourcesFolder,
    });
    const rendered = await exports.pool.run(request, {
      timeLimit: exports.timeLimit,
      signal,
      onProgress: (step, fraction) => host.emit('export.progress', { job, step, fraction }),
    });
    if (!rendered.ok) return rendered;
    const [file] = keepForDownload(rendered.value, exportBaseName(report));
    if (!file) return failure('internal', 'The export process gave no pages.');
    const outcome = await printOn(host, file.bytes);
    return outcome.ok ? success({ outcome: outcome.value, file: announce(context, file) }) : outcome;
  });
};
