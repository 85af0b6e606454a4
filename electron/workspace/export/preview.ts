/** Renders a report as it stands in the window: the PDF an export would give once that is saved. */
import type { Report } from '../../../shared/report/schema.ts';
import { failure, success } from '../../../shared/contract/result.ts';
import { gatherRequest } from '../../export/run/request.ts';
import { recordHash } from '../../library/record-hash.ts';
import type { Context, Handler } from '../handler.ts';

/** Milliseconds of rendering before progress is told: most previews are done sooner. */
const TELL_AFTER = 500;

/** When the record was saved; a report that is not saved as it is would be, now. */
const recordedAt = async ({ library, host }: Context, report: Report, sha256: string): Promise<Date> => {
  const stored = await library.read(report.id);
  return stored.ok && stored.value.sha256 === sha256 ? new Date(stored.value.savedAt) : host.now();
};

export const renderPreview: Handler<'preview.render'> = (context, { job, report, paper }) => {
  const { host, library, exports } = context;
  return exports.run(job, (signal) =>
    exports.previews.run(report.id, async () => {
      const sha256 = recordHash(report);
      const { request, warnings } = await gatherRequest({
        report,
        sha256,
        formats: ['pdf'],
        archive: false,
        paper,
        settings: host.preferences.read(),
        attachments: library.attachments,
        recordedAt: await recordedAt(context, report, sha256),
        resourcesFolder: host.resourcesFolder,
      });
      const started = performance.now();
      const rendered = await exports.pool.run(request, {
        timeLimit: exports.timeLimit,
        signal,
        onProgress: (step, fraction) => {
          if (performance.now() - started > TELL_AFTER) host.emit('export.progress', { job, step, fraction });
        },
      });
      if (!rendered.ok) return rendered;
      const [pdf] = rendered.value;
      if (!pdf) return failure('internal', 'The export process gave no pages.');
      return success({
        bytes: Buffer.from(pdf.bytes).toString('base64'),
        sha256,
        pages: pdf.pages ?? 0,
        headings: pdf.headings,
        warnings: [...warnings, ...pdf.warnings],
      });
    }),
  );
};
