/** What every writer of documents takes and gives. */
import type { ExportWarning } from '../../shared/contract/channels.ts';
import type { Assets, PaperSize } from '../../shared/document/blocks.ts';

/** A file to put inside a document. */
export type SourceFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

export type RenderOptions = {
  readonly paper: PaperSize;
  readonly assets: Assets;
  /** Absolute path of the folder with the bundled fonts (`resources/fonts`). */
  readonly fontsFolder: string;
  /** The report as data, for an archive copy: a PDF then is PDF/A-3a with this file inside. Other formats ignore it. */
  readonly source?: SourceFile;
  /** What is being done and how much of it is done, 0 to 1. */
  readonly onProgress?: (step: string, fraction: number) => void;
};

export type Rendered = {
  readonly bytes: Uint8Array;
  /** Pages, where the format has them. */
  readonly pages: number | null;
  readonly warnings: readonly ExportWarning[];
};
