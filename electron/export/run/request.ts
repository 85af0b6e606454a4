/** Gathers what an export needs: the report's attachments, the logo, the organisation. */
import { join } from 'node:path';
import type { ExportFormat, ExportWarning } from '../../../shared/contract/channels.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import type { PaperSize } from '../../../shared/document/blocks.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { AttachmentStore } from '../../library/attachments.ts';
import { sha256Hex } from '../../library/record-hash.ts';
import type { ExportRequest } from './messages.ts';

type Asset = ExportRequest['attachments'][number];

const logoAsset = ({ logo }: Settings): Asset | null => {
  if (!logo) return null;
  const bytes = new Uint8Array(Buffer.from(logo.bytes, 'base64'));
  return { sha256: sha256Hex(bytes), mediaType: logo.mediaType, bytes };
};

const gatherAttachments = async (
  report: Report,
  store: Pick<AttachmentStore, 'read'>,
): Promise<{ assets: Asset[]; warnings: ExportWarning[] }> => {
  const assets = new Map<string, Asset>();
  const warnings: ExportWarning[] = [];
  for (const [appendix, { attachments }] of Object.entries(report.appendices)) {
    for (const { id, name, sha256 } of attachments) {
      if (assets.has(sha256)) continue;
      const stored = await store.read(sha256);
      // A copy, because bytes of Node's shared pool cannot be handed to another process.
      if (stored.ok)
        assets.set(sha256, { sha256, ...stored.value, bytes: new Uint8Array(stored.value.bytes) });
      else {
        warnings.push({
          path: `appendices.${appendix}.attachments.${id}`,
          message: `Attachment “${name}”: ${stored.error.message}`,
        });
      }
    }
  }
  return { assets: [...assets.values()], warnings };
};

export type RequestInput = {
  readonly report: Report;
  readonly sha256: string;
  readonly formats: readonly ExportFormat[];
  readonly paper: PaperSize;
  readonly archive: boolean;
  readonly settings: Settings;
  readonly attachments: Pick<AttachmentStore, 'read'>;
  /** When this state of the report was saved: no other time gets into the documents. */
  readonly recordedAt: Date;
  readonly resourcesFolder: string;
};

/** The request for an export process, and warnings for attachments that could not be read. */
export const gatherRequest = async (
  input: RequestInput,
): Promise<{ readonly request: ExportRequest; readonly warnings: readonly ExportWarning[] }> => {
  const { assets, warnings } = await gatherAttachments(input.report, input.attachments);
  return {
    warnings,
    request: {
      report: input.report,
      sha256: input.sha256,
      formats: [...new Set(input.formats)],
      paper: input.paper,
      archive: input.archive,
      organisation: input.settings.organisation,
      logo: logoAsset(input.settings),
      attachments: assets,
      // Whole seconds: PDF dates carry no fractions.
      recordedAt: `${input.recordedAt.toISOString().slice(0, 19)}Z`,
      fontsFolder: join(input.resourcesFolder, 'fonts'),
    },
  };
};
