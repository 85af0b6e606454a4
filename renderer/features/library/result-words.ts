import { count } from '../../ui/format/amount.ts';
import type { Listing } from './useLibrary.ts';

/** What a search or the whole library holds, in words; and how much of it is not known yet. */
export const resultWords = ({
  query,
  total,
  pending,
}: Pick<Listing, 'query' | 'total' | 'pending'>): string => {
  const words = query.trim();
  const found =
    words === ''
      ? count(total, 'report')
      : total === 0
        ? `No report contains “${words}”`
        : `${count(total, 'report contains', 'reports contain')} “${words}”`;
  return pending === 0 ? found : `${found} so far; ${count(pending, 'file')} still to be read`;
};
