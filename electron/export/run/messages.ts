/** What the host and its export process say to each other. Both sides parse: they may be different programs. */
import { z } from 'zod';
import { ExportFormat, ExportWarning, PrintedHeading } from '../../../shared/contract/channels.ts';
import { paperSizes } from '../../../shared/document/blocks.ts';
import { PrintedHistory } from '../../../shared/history/printed.ts';
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
  /** Whether the PDF carries the report as data (PDF/A-3a). */
  archive: z.boolean(),
  /** The report's history, where it is to be printed as an appendix. */
  history: PrintedHistory.optional(),
  organisation: z.string(),
  logo: Asset.nullable(),
  attachments: z.array(Asset),
  /** When the record was saved, ISO 8601, UTC; the documents say it to the second. */
  recordedAt: z.iso.datetime(),
  /** Absolute path. */
  fontsFolder: z.string(),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/** What the process is asked. It renders one request at a time; the host asks for the next when it has answered. */
export const ExportOrder = z.discriminatedUnion('kind', [
  /**
   * Make ready ahead of need: load what every export needs, or, given a report, go through its export once and throw the
   * result away.
   */
  z.strictObject({ kind: z.literal('warm'), fontsFolder: z.string(), report: Report.nullable() }),
  z.strictObject({ kind: z.literal('render'), request: ExportRequest }),
]);
export type ExportOrder = z.infer<typeof ExportOrder>;

export const RenderedFile = z.strictObject({
  format: ExportFormat,
  bytes,
  pages: z.int().nullable(),
  warnings: z.array(ExportWarning),
  /** Headings in the order of the file's named destinations; none where the format has no destinations. */
  headings: z.array(PrintedHeading).default([]),
});
export type RenderedFile = z.infer<typeof RenderedFile>;

export const ExportMessage = z.discriminatedUnion('kind', [
  /** Warm: an order to render would start at once. */
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('progress'), step: z.string(), fraction: z.number() }),
  z.strictObject({
    kind: z.literal('done'),
    files: z.array(RenderedFile),
    /** Bytes the process holds after the job, its files included. */
    memory: z.int().min(0),
  }),
  z.strictObject({
    kind: z.literal('failed'),
    message: z.string(),
    /** The field to blame and which of its failures it is, where that is known. */
    fault: z
      .strictObject({ code: z.enum(['export-failed', 'export-incomplete']), path: z.string() })
      .nullable()
      .default(null),
  }),
]);
export type ExportMessage = z.infer<typeof ExportMessage>;

/**
 * Memory of these bytes that can be handed over instead of copied: what nothing else lies in. The pool that Node cuts
 * small buffers from stays.
 */
export const transferable = (all: readonly Uint8Array[]): ArrayBuffer[] => [
  ...new Set(
    all
      .filter(({ byteLength, buffer }) => byteLength > 0 && byteLength === buffer.byteLength)
      .map(({ buffer }) => buffer)
      .filter((buffer) => buffer instanceof ArrayBuffer),
  ),
];
