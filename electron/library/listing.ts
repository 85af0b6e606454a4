/** The list of a library: what a query finds, and what cannot be read with what can be put in its place. */
import type { ReportSummary, UnreadableFile } from '../../shared/contract/channels.ts';
import type { Catalogue } from './catalogue.ts';
import type { Journals } from './history/journal.ts';
import { type BackedUp, goodState } from './recover.ts';
import { matches } from './search.ts';

export type Listing = { readonly reports: ReportSummary[]; readonly unreadable: UnreadableFile[] };

const SUFFIX = '.json';

/** Rejects with the system's error where the folder cannot be read. */
export const listReports = async (
  catalogue: Catalogue,
  journals: Journals,
  query: string,
  backedUp: BackedUp,
): Promise<Listing> => {
  const { reports, unreadable } = await catalogue.scan();
  const listed = reports
    .filter(({ text }) => matches(text, query))
    .map(({ summary }) => summary)
    .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt) || a.id.localeCompare(b.id));
  const offered = unreadable.map(async ({ file, reason, code }): Promise<UnreadableFile> => {
    const id = file.slice(0, -SUFFIX.length);
    if (code === 'newer-version') return { file, reason, id, kind: 'newer', recovery: null };
    // A history that cannot be read offers nothing.
    const good = await journals.read(id).then(
      (journal) => goodState(journal, id, backedUp),
      () => null,
    );
    return { file, reason, id, kind: 'damaged', recovery: good?.stored.savedAt ?? null };
  });
  return { reports: listed, unreadable: await Promise.all(offered) };
};
