/** Prints a PDF with the system's dialog, through Chromium's own PDF viewer in a window that nobody sees. */
import { BrowserWindow, type WebContents } from 'electron';
import type { PrintOutcome } from '../workspace/host.ts';
import { PRINT_PAGE } from './print-addresses.ts';
import { forgetPrinted, printSession } from './print-session.ts';

/** Milliseconds the viewer gets to read the pages after the window says that it has loaded. */
const SETTLE = 500;
/** Electron's words for a dialog that was closed without printing. */
const CANCELLED = 'Print job canceled';

const openHidden = (pdf: Uint8Array): BrowserWindow =>
  new BrowserWindow({
    show: false,
    title: 'Approval copy',
    webPreferences: {
      session: printSession(pdf),
      // The one window with plug-ins: the PDF viewer is one. It has no preload and shows one file of ours.
      plugins: true,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    },
  });

const ask = (contents: WebContents): Promise<PrintOutcome> =>
  new Promise((resolve) => {
    contents.print({ silent: false, printBackground: true }, (isPrinted, reason) => {
      if (isPrinted) resolve({ kind: 'printed' });
      else if (reason === CANCELLED) resolve({ kind: 'cancelled' });
      else resolve({ kind: 'failed', reason: reason === '' ? 'the system gave no reason.' : reason });
    });
  });

const failedWith = (error: unknown): PrintOutcome => ({
  kind: 'failed',
  reason: error instanceof Error ? error.message : String(error),
});

let isBusy = false;

/** One print at a time; never rejects. */
export const printPdf = async (pdf: Uint8Array): Promise<PrintOutcome> => {
  if (isBusy) return { kind: 'failed', reason: 'a print dialog is open already.' };
  isBusy = true;
  let window: BrowserWindow | null = null;
  try {
    window = openHidden(pdf);
    await window.loadURL(PRINT_PAGE);
    await new Promise((resolve) => {
      setTimeout(resolve, SETTLE);
    });
    return await ask(window.webContents);
  } catch (error) {
    return failedWith(error);
  } finally {
    window?.destroy();
    forgetPrinted();
    isBusy = false;
  }
};
