/** Where the window is. The address is a hash, so that every shell can serve the page from any place. */
import { useSyncExternalStore } from 'react';

export type Route =
  | { readonly screen: 'library' }
  /** The library, asking for a file to import: where the shell's menu leads. */
  | { readonly screen: 'import' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'report'; readonly id: string };

const REPORT = /^#\/report\/([A-Za-z0-9_-]{1,64})(?:\/.*)?$/;

/** The screen that a location hash names; anything unknown is the library. */
export const parseRoute = (hash: string): Route => {
  const id = REPORT.exec(hash)?.[1];
  if (id !== undefined) return { screen: 'report', id };
  if (hash.startsWith('#/settings')) return { screen: 'settings' };
  return hash === '#/import' ? { screen: 'import' } : { screen: 'library' };
};

export const toHash = (route: Route): string => {
  switch (route.screen) {
    case 'library':
      return '#/';
    case 'import':
      return '#/import';
    case 'settings':
      return '#/settings';
    case 'report':
      return `#/report/${route.id}`;
  }
};

/** Goes to a screen; Back returns. */
export const navigate = (route: Route): void => {
  window.location.hash = toHash(route);
};

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export const useRoute = (): Route => {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return parseRoute(hash);
};
