/** pdf.js, loaded when the first preview is opened: it weighs more than the rest of the window. */
import type * as PdfJs from 'pdfjs-dist';
import type { PDFDocumentProxy } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- Vite makes its address of it
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

export type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist';
export type PdfTools = { readonly js: typeof PdfJs; readonly worker: PdfJs.PDFWorker };

const load = async (): Promise<PdfTools> => {
  const js = await import('pdfjs-dist');
  // Handed over as a port: left to itself, pdf.js would wrap an address it does not trust into one our CSP refuses.
  const port = new Worker(workerAddress, { type: 'module', name: 'pdf' });
  const worker = js.PDFWorker.create({ port, verbosity: js.VerbosityLevel.ERRORS });
  return { js, worker };
};

let tools: Promise<PdfTools> | null = null;

/** The library and its one worker. A failed load is tried again the next time. */
export const pdfTools = (): Promise<PdfTools> => {
  tools ??= load().catch((error: unknown) => {
    tools = null;
    throw error;
  });
  return tools;
};

/** Reads a PDF of our own making: every font is embedded, so nothing is fetched. Takes the bytes over. */
export const readPdf = async (bytes: Uint8Array): Promise<PDFDocumentProxy> => {
  const { js, worker } = await pdfTools();
  return js.getDocument({
    data: bytes,
    worker,
    verbosity: js.VerbosityLevel.ERRORS,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    disableWorkerRendering: true,
  }).promise;
};
