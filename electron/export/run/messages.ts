/** What the host and its export process say to each other. Both sides parse: they may be different programs. */
import { z } from 'zod';
import { ExportFormat, ExportWarning } from '../../../shared/contract/channels.ts';
import { paperSizes } from '../../../shared/document/blocks.ts';
import { Report } from '../../../shared/report/schema.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Bytes are expected.');

const Asset = z.strictObject({ sha256, mediaType: z.string(), bytes });

/** Everything an export needs; the process reads no file but the fonts. */
export const ExportRequest = z.strictObject({
  report: Report,
  /** The record hash. */
  sha256,
  formats: z.array(ExportFormat).min(1),
  paper: z.enum(paperSizes),
  organisation: z.string(),
  logo: Asset.nullable(),
  attachments: z.array(Asset),
  /** When the record was saved, ISO 8601, UTC; the documents say it to the second. */
  recordedAt: z.iso.datetime(),
  /** Absolute path. */
  fontsFolder: z.string(),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

export const RenderedFile = z.strictObject({
  format: ExportFormat,
  bytes,
  pages: z.int().nullable(),
  warnings: z.array(ExportWarning),
});
export type RenderedFile = z.infer<typeof RenderedFile>;

export const ExportMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), step: z.string(), fraction: z.number() }),
  z.strictObject({ kind: z.literal('done'), files: z.array(RenderedFile) }),
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
]);
export type ExportMessage = z.infer<typeof ExportMessage>;
