/** Prints a PDF of our own through the browser's PDF viewer, in a frame that nobody sees. */

/** Milliseconds the viewer gets to read the pages after the frame says that it has loaded. */
const SETTLE = 300;

let former: HTMLIFrameElement | null = null;

const loaded = (frame: HTMLIFrameElement): Promise<void> =>
  new Promise((resolve) => {
    frame.addEventListener('load', () => setTimeout(resolve, SETTLE), { once: true });
  });

/**
 * Opens the browser's print dialog for the PDF at `address` (same origin). False where the browser cannot: it has no PDF
 * viewer, or does not let a page print what the viewer shows.
 */
export const printPdf = async (address: string): Promise<boolean> => {
  if (!navigator.pdfViewerEnabled) return false;
  // Only now: taking a frame away ends a dialog that is still open over it.
  former?.remove();
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.title = 'Approval copy, to print';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.src = address;
  former = frame;
  const ready = loaded(frame);
  document.body.append(frame);
  await ready;
  try {
    const { contentWindow } = frame;
    if (!contentWindow) return false;
    contentWindow.focus();
    contentWindow.print();
    return true;
  } catch {
    return false;
  }
};
