/** What an entry of a history is called, beside what it changed. */
import type { EntryKind } from '../../../shared/history/entry.ts';
import type { Told } from '../../../shared/history/tell.ts';
import { count } from '../../ui/format/amount.ts';
import type { Stretch } from './days.ts';

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

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "12 changes in Timeline and Executive summary"; at most three sections are named. */
export const summaryWords = (told: readonly Told[]): string => {
  const sections = [...new Set(told.map(({ words }) => words.sectionTitle))];
  const named = sections.length > 3 ? [...sections.slice(0, 2), `${sections.length - 2} more`] : sections;
  return `${count(told.length, 'change')} in ${list.format(named)}`;
};

/** The numbers of what a stretch stands for: "Entry 12", "Entries 3 to 12". */
export const numberWords = (stretch: Stretch): string => {
  const last = stretch[0].seq;
  const oldest = stretch.at(-1);
  const first = oldest?.replaces?.from ?? oldest?.seq ?? last;
  return first === last ? `Entry ${last}` : `Entries ${first} to ${last}`;
};
