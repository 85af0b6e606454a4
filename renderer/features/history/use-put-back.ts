/** Putting back what was: an ordinary edit that can be undone, which the history calls by its name. */
import { useCallback, useState } from 'react';
import type { Report } from '../../../shared/report/schema.ts';
import { useSession } from '../../store/hooks.tsx';
import { MAX_REASON } from '../../store/save-note.ts';
import { type Moment, stateWords } from './moment.ts';
import type { PutBack } from './put-back.ts';

export type Done = {
  /** What was put back, in words; or why it was not. */
  readonly message: string;
  /** Takes it back, unless something else was edited since; says whether it did. Null where nothing was put back. */
  readonly undo: (() => boolean) | null;
  /** Another one of the same words is news too. */
  readonly count: number;
};

export type PuttingBack = {
  readonly done: Done | null;
  readonly isBusy: boolean;
  /** Resolves to what was done. `name` is what is put back: "Title". */
  readonly putBack: (
    change: PutBack,
    name: string,
    to: Moment,
    past: Report,
    reason: string,
  ) => Promise<Done>;
};

export const usePutBack = (): PuttingBack => {
  const session = useSession();
  const [done, setDone] = useState<Done | null>(null);
  const [isBusy, setBusy] = useState(false);
  const putBack = useCallback(
    async (change: PutBack, name: string, to: Moment, past: Report, reason: string) => {
      setBusy(true);
      const words = (reason.trim() || stateWords(to)).slice(0, MAX_REASON).toWellFormed();
      const result = await session.editNoted(`Put back: ${name}`, (now) => change(now, past), {
        kind: 'restored',
        reason: words,
      });
      setBusy(false);
      const { store } = session;
      const step = store.getHistory().done.at(-1);
      const isMade = result.ok && result.diff.length > 0;
      const undo = (): boolean => {
        setDone(null);
        const isLast = store.getHistory().done.at(-1) === step;
        if (isLast) store.undo();
        return isLast;
      };
      const outcome: Done = {
        message: isMade
          ? `${name} put back.`
          : result.ok
            ? `${name} is so already.`
            : `${name} could not be put back: ${result.message}`,
        undo: isMade ? undo : null,
        count: (done?.count ?? 0) + 1,
      };
      setDone(outcome);
      return outcome;
    },
    [session, done],
  );
  return { done, isBusy, putBack };
};
