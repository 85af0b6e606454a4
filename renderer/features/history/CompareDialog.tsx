import { type JSX, useMemo, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { count } from '../../ui/format/amount.ts';
import { exactWhen } from '../../ui/format/when.ts';
import { Icon } from '../../ui/icons.tsx';
import { FailureNotice } from '../../ui/Notice.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToasts } from '../../ui/toast/toasts.tsx';
import { MAX_REASON } from '../../store/save-note.ts';
import type { PartActions } from './DifferencePart.tsx';
import { Differences } from './Differences.tsx';
import { differencesBetween } from './differences.ts';
import { type Moment, momentWords } from './moment.ts';
import { type PutBack, putBackAll } from './put-back.ts';
import { type Moments, useMoments } from './use-moments.ts';
import { type PuttingBack, usePutBack } from './use-put-back.ts';
import './compare.css';

type Pair = readonly [Moment, Moment];
type Side = 'earlier' | 'later';

const MomentName = ({ moment }: { readonly moment: Moment }): JSX.Element =>
  moment.kind === 'now' ? (
    <span className="compare__moment">Now</span>
  ) : (
    <time className="compare__moment" dateTime={moment.time} title={exactWhen(moment.time)}>
      {momentWords(moment)}
      <span className="compare__number">entry {moment.seq}</span>
    </time>
  );

const Outcome = ({ done }: Pick<PuttingBack, 'done'>): JSX.Element => (
  <div className="compare__outcome">
    <output>{done?.message ?? ''}</output>
    {done?.undo ? (
      // The button that was pressed is gone with what it put back: the focus goes to what takes it back.
      <Button key={done.count} size="small" icon="undo" onPress={() => void done.undo?.()} takesFocus>
        Undo
      </Button>
    ) : null}
  </div>
);

type KnownProps = {
  readonly moments: Extract<Moments, { kind: 'known' }>;
  readonly pair: Pair;
  readonly onClose: () => void;
};

const useParts = ({ moments, pair, onClose }: KnownProps) => {
  const { before, after, now } = moments;
  const [side, setSide] = useState<Side>('earlier');
  const [reason, setReason] = useState('');
  const toasts = useToasts();
  const putting = usePutBack();
  const sections = useMemo(() => differencesBetween(before, after), [before, after]);
  const [target, past] = side === 'earlier' ? [pair[0], before] : [pair[1], after];
  // Asked for with each keystroke in the reason; a large report takes a tenth of a second to compare.
  const canPutBackReport = useMemo(() => putBackAll(now, past).length > 0, [now, past]);
  const actions: PartActions = {
    can: (change: PutBack) => change(now, past).length > 0,
    putBack: (change, name) => void putting.putBack(change, name, target, past, reason),
  };
  const undoOf = (undo: () => boolean) => (): void => {
    if (undo()) return;
    toasts.show({
      title: 'Something was edited since.',
      detail: 'Ctrl+Z goes back step by step; the history has the state from before.',
      tone: 'warning',
    });
  };
  const putBackReport = async (): Promise<void> => {
    const done = await putting.putBack(putBackAll, 'The whole report', target, past, reason);
    onClose();
    toasts.show({
      title: done.message,
      detail: `As it was ${momentWords(target)}. The history keeps what was there.`,
      tone: 'ok',
      ...(done.undo ? { action: { label: 'Undo', onAction: undoOf(done.undo) } } : {}),
    });
  };
  return {
    sections,
    side,
    setSide,
    reason,
    setReason,
    putting,
    actions,
    canPutBackReport,
    putBackReport,
  };
};

const Compared = (props: KnownProps): JSX.Element => {
  const { pair, onClose } = props;
  const parts = useParts(props);
  const { sections, actions, putting } = parts;
  const isReadOnly = useReadOnly();
  const differing = sections.reduce((sum, each) => sum + each.parts.length, 0);
  return (
    <>
      <p className="compare__summary">
        {differing === 0
          ? 'Both moments hold the same report.'
          : `${count(differing, 'difference')}. What is new is underlined, what is gone is struck through.`}
      </p>
      <Differences sections={sections} actions={actions} />
      <footer className="compare__foot">
        <Outcome done={putting.done} />
        {pair[1].kind === 'now' || isReadOnly ? null : (
          <RadioGroup
            label="Put back to"
            appearance="segmented"
            value={parts.side}
            options={[
              { value: 'earlier', label: momentWords(pair[0]) },
              { value: 'later', label: momentWords(pair[1]) },
            ]}
            onChange={parts.setSide}
          />
        )}
        {isReadOnly ? null : (
          <TextField
            label="Reason for putting back"
            description="Optional. It stands in the history."
            value={parts.reason}
            onChange={parts.setReason}
            maxLength={MAX_REASON}
          />
        )}
        <div className="compare__buttons">
          <Button
            edits
            icon="undo"
            isDisabled={!parts.canPutBackReport}
            isPending={putting.isBusy}
            onPress={() => void parts.putBackReport()}
          >
            Put back the whole report
          </Button>
          <Button variant="primary" onPress={onClose}>
            Close
          </Button>
        </div>
      </footer>
    </>
  );
};

/** How the report differs between two moments, and the way back to one of them: for a field, a row, or all of it. */
export const CompareDialog = ({
  pair,
  onClose,
}: {
  readonly pair: Pair;
  readonly onClose: () => void;
}): JSX.Element => {
  const moments = useMoments(pair);
  return (
    <Dialog title="What changed" isOpen onClose={onClose} width="wide">
      <div className="compare">
        <p className="compare__pair">
          <MomentName moment={pair[0]} />
          <Icon name="arrow-right" />
          <span className="ui-visually-hidden">to</span>
          <MomentName moment={pair[1]} />
        </p>
        {moments.kind === 'reading' ? <Spinner label="Reading the report as it was…" /> : null}
        {moments.kind === 'failed' ? <FailureNotice failure={moments.failure} /> : null}
        {moments.kind === 'known' ? <Compared moments={moments} pair={pair} onClose={onClose} /> : null}
      </div>
    </Dialog>
  );
};
