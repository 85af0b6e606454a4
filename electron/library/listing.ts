/** The list of a library: what a query finds, and what cannot be read with what can be put in its place. */
import type { Input, Output, ReportSummary, UnreadableFile } from '../../shared/contract/channels.ts';
import type { Catalogue } from './catalogue.ts';
import { SUFFIX } from './describe.ts';
import type { Journals } from './history/journal.ts';
import type { UnreadableEntry } from './index/entries.ts';
import { type BackedUp, goodState } from './recover.ts';
import { wordsOf } from './index/segment.ts';

export type Listing = { readonly reports: ReportSummary[]; readonly unreadable: UnreadableFile[] };
export type PageRequest = Input<'library.list'>;
export type ListingPage = Output<'library.list'>;

/** Files that are read before a page is given: a tenth of a second, so that a few changes never show as "still reading". */
const AT_ONCE = 48;

/** Rows of a page, unless it is asked for more or fewer. */
const PAGE = 200;

const offer = async (
  { file, reason, code }: UnreadableEntry,
  journals: Journals,
  backedUp: BackedUp,
): Promise<UnreadableFile> => {
  const id = file.slice(0, -SUFFIX.length);
  if (code === 'newer-version') return { file, reason, id, kind: 'newer', recovery: null };
  // A history that cannot be read offers nothing.
  const good = await journals.read(id).then(
    (journal) => goodState(journal, id, backedUp),
    () => null,
  );
  return { file, reason, id, kind: 'damaged', recovery: good?.stored.savedAt ?? null };
};

const offers = (catalogue: Catalogue, journals: Journals, backedUp: BackedUp): Promise<UnreadableFile[]> =>
  Promise.all(catalogue.unreadable().map((entry) => offer(entry, journals, backedUp)));

/** Everything that a query finds, having looked at every file. Rejects where the folder cannot be read. */
export const listReports = async (
  catalogue: Catalogue,
  journals: Journals,
  query: string,
  backedUp: BackedUp,
): Promise<Listing> => {
  await catalogue.look();
  if (wordsOf(query).length > 0) await catalogue.loadWords();
  await catalogue.read(Number.POSITIVE_INFINITY);
  const reports = [...catalogue.reports(query)];
  catalogue.readOn();
  return { reports, unreadable: await offers(catalogue, journals, backedUp) };
};

/** A page of what a query finds, given soon, and how much is still to be read. Rejects where the folder cannot be read. */
export const listPage = async (
  catalogue: Catalogue,
  journals: Journals,
  backedUp: BackedUp,
  { query, from = 0, limit = PAGE, isQuick = false }: PageRequest,
): Promise<ListingPage> => {
  const isSearch = wordsOf(query).length > 0;
  if (!isQuick || !catalogue.hasLooked()) await catalogue.look();
  if (isSearch) await catalogue.loadWords();
  await catalogue.read(AT_ONCE);
  const found = catalogue.reports(query);
  const page = {
    reports: found.slice(from, from + limit),
    total: found.length,
    pending: catalogue.unread(isSearch ? 'search' : 'list'),
    state: catalogue.state(),
  };
  // The first search should find the words there already.
  if (!isSearch) void catalogue.loadWords().then(() => catalogue.readOn());
  else catalogue.readOn();
  return { ...page, unreadable: from === 0 ? await offers(catalogue, journals, backedUp) : [] };
};
