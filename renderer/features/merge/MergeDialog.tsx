/** Two versions that cannot both be right: nothing is written until somebody has decided each field. */
import { type JSX, useState } from 'react';
import type { Choices } from '../../../shared/history/conflict.ts';
import type { Failure } from '../../../shared/contract/result.ts';
import { useMerging, useSession } from '../../store/hooks.tsx';
import type { MergeState } from '../../store/merging.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { count } from '../../ui/format/amount.ts';
import { FailureNotice } from '../../ui/Notice.tsx';
import { useCopyDownload, useKeepAsCopy } from '../report/use-own-version.ts';
import { ConflictList, countOpen, useConflictWords } from './ConflictList.tsx';
import './merge.css';

const OwnVersion = ({
  isBusy,
  onKeep,
}: {
  readonly isBusy: boolean;
  readonly onKeep: () => void;
}): JSX.Element => {
  const downloadCopy = useCopyDownload();
  return (
    <span className="merge-own">
      <Button variant="quiet" icon="download" onPress={downloadCopy}>
        Download mine
      </Button>
      <Button variant="quiet" isPending={isBusy} onPress={onKeep}>
        Keep mine as a copy
      </Button>
    </span>
  );
};

const useKeep = (): { readonly isBusy: boolean; readonly keep: () => void } => {
  const keepAsCopy = useKeepAsCopy();
  const [isBusy, setBusy] = useState(false);
  const keep = (): void => {
    setBusy(true);
    void keepAsCopy().then(() => setBusy(false));
  };
  return { isBusy, keep };
};

/** What comes in by itself, told before the questions. */
const comesIn = (changes: number): string => {
  if (changes === 0) return '';
  return changes === 1
    ? ' One other change from there fits and comes in by itself.'
    : ` ${changes} other changes from there fit and come in by themselves.`;
};

const Conflicts = ({ state }: { readonly state: Extract<MergeState, { kind: 'open' }> }): JSX.Element => {
  const { merging } = useSession();
  const { isBusy, keep } = useKeep();
  const [choices, setChoices] = useState<Choices>({});
  const [problem, setProblem] = useState<Failure | null>(null);
  const { conflicts, merged, taken } = state.merge;
  const words = useConflictWords(conflicts, merged);
  const left = countOpen(words, choices);
  const save = (): void => {
    const settled = merging.settle(choices);
    if (!settled.ok) setProblem(settled.error);
  };
  return (
    <Dialog
      title="Changed on both sides"
      isOpen
      width="wide"
      isDismissable={false}
      role="alertdialog"
      onClose={() => undefined}
      footer={
        <>
          <OwnVersion isBusy={isBusy} onKeep={keep} />
          <span className="merge-left" aria-live="polite">
            {left === 0 ? 'All decided' : `${left} of ${words.length} to decide`}
          </span>
          <Button variant="primary" isDisabled={left > 0} onPress={save}>
            Save merged report
          </Button>
        </>
      }
    >
      <p>
        This report was saved elsewhere while you were editing it. {count(words.length, 'field')}{' '}
        {words.length === 1 ? 'was' : 'were'} changed there and here: choose what is right. Nothing is written
        until then.{comesIn(taken.length)}
      </p>
      <ConflictList words={words} choices={choices} onChange={setChoices} />
      {problem ? <FailureNotice failure={problem} /> : null}
    </Dialog>
  );
};

const Unreadable = ({ failure }: { readonly failure: Failure }): JSX.Element => {
  const { merging } = useSession();
  const { isBusy, keep } = useKeep();
  return (
    <Dialog
      title="The other version cannot be read"
      isOpen
      isDismissable={false}
      role="alertdialog"
      onClose={() => undefined}
      footer={
        <>
          <OwnVersion isBusy={isBusy} onKeep={keep} />
          <Button variant="primary" onPress={() => void merging.start()}>
            Try again
          </Button>
        </>
      }
    >
      <p>This report was changed elsewhere while you were editing it. Your text is kept in this window.</p>
      <FailureNotice failure={failure} />
    </Dialog>
  );
};

export const MergeDialog = (): JSX.Element | null => {
  const state = useMerging();
  if (state.kind === 'failed') return <Unreadable failure={state.failure} />;
  return state.kind === 'open' ? <Conflicts state={state} /> : null;
};
