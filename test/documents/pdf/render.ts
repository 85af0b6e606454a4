/** Renders a document for a test with the project's own fonts. */
import { fileURLToPath } from 'node:url';
import type { ReportDocument } from '../../../shared/document/blocks.ts';
import { withFile } from '../../judges/folder.ts';
import { run } from '../../judges/run.ts';
import { renderPdf } from '../../../electron/export/pdf/render.ts';
import type { Rendered, RenderOptions } from '../../../electron/export/render.ts';

const fontsFolder = fileURLToPath(new URL('../../../resources/fonts', import.meta.url));

export const render = (document: ReportDocument, options: Partial<RenderOptions> = {}): Promise<Rendered> =>
  renderPdf(document, { paper: 'a4', assets: new Map(), fontsFolder, ...options });

/** Text with every run of white space as one space, so that line ends do not matter. */
export const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** The text of each page in the order in which it is drawn, which is the order of reading. */
export const drawnTexts = (pdf: Uint8Array): Promise<readonly string[]> =>
  withFile(pdf, 'document.pdf', async (file) => {
    const text = await run('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-']);
    return text.split('\f').slice(0, -1);
  });

/** Whether the text holds the words; unlike `toContain` a failure does not print all pages. */
export const holds = (text: string, words: string): boolean => onOneLine(text).includes(words);
