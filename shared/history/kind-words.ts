/** What entries of a history are called, on the screen and on paper. */
import type { Entry, EntryKind } from './entry.ts';

/** '' for an ordinary edit, which needs no label. */
export const kindWords: Readonly<Record<EntryKind, string>> = {
  created: 'Created',
  imported: 'Imported',
  edited: '',
  restored: 'Put back',
  merged: 'Merged',
  recovered: 'Recovered',
  compacted: 'Tidied',
};

/** What an entry without changes did. */
export const withoutChanges: Readonly<Record<EntryKind, string>> = {
  created: 'The history begins with the report as it was then.',
  imported: 'The history begins with the imported report.',
  edited: 'Changes that cancel each other out.',
  restored: 'Nothing differed.',
  merged: 'Both versions were the same.',
  recovered: 'The newest good state took the place of a damaged file.',
  compacted: 'Older entries were joined to save room; what they changed is told all the same.',
};

export const authorWords = (author: string): string => (author === '' ? 'No author named' : author);

type Numbered = Pick<Entry, 'seq' | 'replaces'>;

/** The numbers of entries that stand together, newest first: "Entry 12", "Entries 3 to 12". */
export const numberWords = (stretch: readonly Numbered[]): string => {
  const last = stretch[0]?.seq ?? 0;
  const oldest = stretch.at(-1);
  const first = oldest?.replaces?.from ?? oldest?.seq ?? last;
  return first === last ? `Entry ${last}` : `Entries ${first} to ${last}`;
};
