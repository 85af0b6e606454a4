/** Which section is shown: the last part of the address, "#/report/<id>/<section>". */
import { useCallback, useSyncExternalStore } from 'react';
import { type SectionId, sections } from '../../../shared/report/sections.ts';

export const sectionHash = (reportId: string, section: SectionId): string =>
  `#/report/${reportId}/${section}`;

const sectionIn = (hash: string): SectionId => {
  const name = hash.split('/')[3] ?? '';
  return sections.find(({ id }) => id === name)?.id ?? 'incident';
};

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export const useSectionRoute = (
  reportId: string,
): { readonly section: SectionId; readonly open: (section: SectionId) => void } => {
  const section = useSyncExternalStore(subscribe, () => sectionIn(window.location.hash));
  const open = useCallback(
    (next: SectionId) => {
      window.location.hash = sectionHash(reportId, next);
    },
    [reportId],
  );
  return { section, open };
};
