/** Rules for everything that pages load or ask for. */
import type { Session } from 'electron';
import { isOurs } from './origin.ts';
import { restrictPermissions } from './permissions.ts';

/** Debrief is offline: whatever is not part of the bundle never starts. DevTools load their own pages, in development only. */
const cancelForeignRequests = (session: Session, development: boolean): void => {
  session.webRequest.onBeforeRequest((details, answer) => {
    const devTools = development && URL.parse(details.url)?.protocol === 'devtools:';
    answer({ cancel: !isOurs(details.url) && !devTools });
  });
};

export const restrictSession = (session: Session, options: { readonly development: boolean }): void => {
  restrictPermissions(session);
  cancelForeignRequests(session, options.development);
  // Exports are written by the host, so a page has nothing to download.
  session.on('will-download', (event) => event.preventDefault());
  // Chromium would fetch dictionaries from a public server.
  session.setSpellCheckerEnabled(false);
};
