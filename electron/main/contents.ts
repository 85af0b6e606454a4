/** Rules for every page, whoever created it: it stays where it is and opens nothing. */
import { app, type WebContents } from 'electron';
import { isOurs } from './origin.ts';
import { isPdfViewer } from './print-addresses.ts';
import { isPrinting } from './print-session.ts';

const restrict = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    const isViewer = isPrinting(contents) && isPdfViewer(event.url);
    if (!isOurs(event.url) && !isViewer) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // WebRTC would bypass the request filter; without UDP it has no way out.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

export const restrictAllContents = (): void => {
  app.on('web-contents-created', (_event, contents) => restrict(contents));
};
