/** What an import would do, and what it has done, in words. */
import type { Output } from '../../../shared/contract/channels.ts';
import type { ImportPlanView } from '../../../shared/contract/package.ts';
import { count } from '../../ui/format/amount.ts';

/** What happens when it is imported. */
export const planWords = ({ kind, entries, conflicts, taken }: ImportPlanView): string => {
  switch (kind) {
    case 'new':
      return 'The library does not have this report yet: it comes in with its whole history.';
    case 'same':
      return 'The library has exactly this report. There is nothing to import.';
    case 'ahead':
      return `The package continues the report of this library: ${count(entries, 'entry', 'entries')} of its history will be added after yours.`;
    case 'behind':
      return `The report of this library is ${count(entries, 'entry', 'entries')} ahead of the package and holds all of it. There is nothing to import.`;
    case 'diverged':
    case 'unrelated': {
      const common =
        kind === 'unrelated'
          ? 'No state of the report is known that both versions come from, so every difference is asked for.'
          : 'The report was changed here and there since both were the same.';
      if (conflicts.length === 0) {
        return `${common} ${taken === 0 ? 'Nothing of it changes the report here' : `${count(taken, 'change')} will come in`}; nothing contradicts what is here.`;
      }
      const rest =
        taken === 0
          ? ''
          : ` ${count(taken, 'other change')} will come in by ${taken === 1 ? 'itself' : 'themselves'}.`;
      return `${common} ${count(conflicts.length, 'field')} ${conflicts.length === 1 ? 'differs' : 'differ'}: choose what is right. Nothing is written until then.${rest}`;
    }
  }
};

export const outcomeWords: Readonly<Record<Output<'package.import'>['outcome'], string>> = {
  new: 'The report is in the library, with its history and attachments.',
  ahead: 'The report was brought up to date; the new entries stand in its history.',
  merged:
    'Both versions are one again. The merge stands in the history, and the other version’s entries with it.',
  same: 'The library had exactly this report. Nothing was changed.',
  behind: 'The library’s report held all of it already. Nothing was changed.',
};

/** Whether there is anything to import. */
export const changesAnything = ({ kind }: ImportPlanView): boolean => kind !== 'same' && kind !== 'behind';
