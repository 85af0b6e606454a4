/** What every writer of documents takes and gives. */
import type { ExportWarning } from '../../shared/contract/channels.ts';
import type { Assets, PaperSize } from '../../shared/document/blocks.ts';

export type RenderOptions = {
  readonly paper: PaperSize;
  readonly assets: Assets;
  /** Absolute path of the folder with the bundled fonts (`resources/fonts`). */
  readonly fontsFolder: string;
  /** What is being done and how much of it is done, 0 to 1. */
  readonly onProgress?: (step: string, fraction: number) => void;
};

export type Rendered = {
  readonly bytes: Uint8Array;
  /** Pages, where the format has them. */
  readonly pages: number | null;
  readonly warnings: readonly ExportWarning[];
};
