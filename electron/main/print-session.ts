/** Where a PDF is printed from: a session of its own, which holds that one file and lets nothing else start. */
import { type Session, session, type WebContents } from 'electron';
import { SCHEME } from './origin.ts';
import { restrictPermissions } from './permissions.ts';
import { mayPrintingLoad, PRINT_PAGE } from './print-addresses.ts';

let pdf: Uint8Array | null = null;
let opened: Session | null = null;

const open = (): Session => {
  // Kept on disk by name only because extensions, of which the viewer is one, do not run in a session in memory.
  const own = session.fromPartition('persist:print', { cache: false });
  restrictPermissions(own);
  own.setSpellCheckerEnabled(false);
  own.on('will-download', (event) => event.preventDefault());
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayPrintingLoad(url) }));
  own.protocol.handle(SCHEME, ({ url }) =>
    pdf !== null && url === PRINT_PAGE
      ? new Response(Buffer.from(pdf), {
          headers: {
            'content-type': 'application/pdf',
            'content-security-policy': "default-src 'none'",
            'x-content-type-options': 'nosniff',
            'cache-control': 'no-store',
          },
        })
      : new Response(null, { status: 404 }),
  );
  return own;
};

/** The session, with this PDF in it. Throws where the system cannot make one. */
export const printSession = (file: Uint8Array): Session => {
  pdf = file;
  opened ??= open();
  return opened;
};

/** Takes the last PDF out. Never fails. */
export const forgetPrinted = (): void => {
  pdf = null;
};

/** Whether these contents show a report that is being printed. */
export const isPrinting = (contents: WebContents): boolean => opened !== null && contents.session === opened;
