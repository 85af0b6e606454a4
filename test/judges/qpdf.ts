/** qpdf as a judge of the file itself: cross references, streams, objects. */
import { z } from 'zod';
import { withFile } from './folder.ts';
import { run } from './run.ts';

/** Resolves where qpdf finds neither error nor warning; else rejects with what it found. */
export const checkPdf = (pdf: Uint8Array): Promise<void> =>
  withFile(pdf, 'document.pdf', async (file) => {
    await run('qpdf', ['--check', file]);
  });

const QpdfJson = z.looseObject({
  pages: z.array(z.looseObject({ object: z.string() })),
  outlines: z.array(z.looseObject({ title: z.string() })),
  acroform: z.looseObject({
    fields: z.array(z.looseObject({ fullname: z.string(), fieldtype: z.string() })),
  }),
  attachments: z.record(z.string(), z.unknown()),
});
export type QpdfJson = z.infer<typeof QpdfJson>;

/** Pages, outlines, form fields and attachments of a document, as qpdf sees them. */
export const pdfJson = (pdf: Uint8Array): Promise<QpdfJson> =>
  withFile(pdf, 'document.pdf', async (file) => {
    const parts = ['pages', 'outlines', 'acroform', 'attachments'].map((key) => `--json-key=${key}`);
    return QpdfJson.parse(JSON.parse(await run('qpdf', ['--json=2', ...parts, file])));
  });
