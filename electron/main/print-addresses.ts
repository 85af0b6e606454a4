/** What a window that prints a report may load. */
import { HOST, SCHEME } from './origin.ts';

export const PRINT_PAGE = `${SCHEME}://${HOST}/print.pdf`;

/** Chromium's own PDF viewer: an extension that is part of it, and the pages of its user interface. */
const viewer = ['chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/', 'chrome://resources/'];

/** Whether an address belongs to the PDF viewer. The slash at the end closes the name of the host. */
export const isPdfViewer = (address: string): boolean => viewer.some((start) => address.startsWith(start));

/** What may be loaded while a report is printed. */
export const mayPrintingLoad = (address: string): boolean => address === PRINT_PAGE || isPdfViewer(address);
