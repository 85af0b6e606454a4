/** What an entry of a history changed, in a few words. */
import type { Told } from '../../../shared/history/tell.ts';
import { count } from '../../ui/format/amount.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "12 changes in Timeline and Executive summary"; at most three sections are named. */
export const summaryWords = (told: readonly Told[]): string => {
  const sections = [...new Set(told.map(({ words }) => words.sectionTitle))];
  const named = sections.length > 3 ? [...sections.slice(0, 2), `${sections.length - 2} more`] : sections;
  return `${count(told.length, 'change')} in ${list.format(named)}`;
};
