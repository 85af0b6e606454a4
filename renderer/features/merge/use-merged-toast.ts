import { useEffect } from 'react';
import { changeWords } from '../../../shared/history/words.ts';
import { useSession } from '../../store/hooks.tsx';
import type { Merged } from '../../store/merging.ts';
import { count } from '../../ui/format/amount.ts';
import { useToasts } from '../../ui/toast/toasts.tsx';

/** So many changes are told one by one. */
const FEW = 2;

const detailOf = ({ changes, report }: Merged): string => {
  const told = changes.slice(0, FEW).map((change) => changeWords(change, report).sentence);
  const more = changes.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
};

/** Tells what came in from the other side; `onShow` leads to where it can be seen. */
export const useMergedToast = (onShow: (merged: Merged) => void): void => {
  const { merging } = useSession();
  const toasts = useToasts();
  useEffect(
    () =>
      merging.onMerged((merged) =>
        toasts.show({
          title: `Merged: ${count(merged.changes.length, 'change')} came in from elsewhere`,
          detail: detailOf(merged),
          tone: 'ok',
          action: { label: 'Show', onAction: () => onShow(merged) },
        }),
      ),
    [merging, toasts, onShow],
  );
};
