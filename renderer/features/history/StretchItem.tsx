import { type JSX, useMemo, useState } from 'react';
import { authorWords, kindWords, numberWords, withoutChanges } from '../../../shared/history/kind-words.ts';
import { changesOf } from '../../../shared/history/stretches.ts';
import { tellChanges } from '../../../shared/history/tell.ts';
import { Button } from '../../ui/Button.tsx';
import { count } from '../../ui/format/amount.ts';
import { localClockOf, utcClock } from '../../ui/format/moment.ts';
import { Icon } from '../../ui/icons.tsx';
import { ChangeLine } from './ChangeLine.tsx';
import type { PlacedEntry, Stretch } from './days.ts';
import { EntryActions } from './EntryActions.tsx';
import { summaryWords } from './entry-words.ts';
import type { Comparing } from './use-comparing.ts';

/** Changes shown before the rest is asked for. */
const FEW = 3;

/** "14:02" or "14:02–14:31". */
const span = (clock: (iso: string) => string, from: string, to: string): string => {
  const [start, end] = [clock(from), clock(to)];
  return start === end ? end : `${start}–${end}`;
};

const Times = ({ stretch }: { readonly stretch: Stretch }): JSX.Element => {
  const [{ time: to }] = stretch;
  const from = stretch.at(-1)?.time ?? to;
  const local = span(localClockOf, from, to);
  return (
    <>
      <time className="entry__time" dateTime={to}>
        {span(utcClock, from, to)} UTC
      </time>
      {local === '' ? null : <span className="entry__local">{local} here</span>}
    </>
  );
};

type StretchItemProps = { readonly stretch: Stretch; readonly comparing: Comparing };

/** What somebody did in one go: when, who, what, why. Unfolds into its saves, where it has several. */
export const StretchItem = ({ stretch, comparing }: StretchItemProps): JSX.Element => {
  const [newest] = stretch;
  const told = useMemo(() => tellChanges(changesOf(stretch), newest.state), [stretch, newest]);
  const [showsAll, setShowsAll] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  const shown = showsAll ? told : told.slice(0, FEW);
  const label = kindWords[newest.kind];
  const saves = stretch.length;
  return (
    <li className={`entry entry--${newest.kind}`}>
      <div className="entry__head">
        <Times stretch={stretch} />
        {label === '' ? null : <span className="entry__kind">{label}</span>}
        <EntryActions stretch={stretch} comparing={comparing} />
      </div>
      <p className="entry__who">
        <span className="entry__author">{authorWords(newest.author)}</span>
        {told.length > 1 ? <>, {summaryWords(told)}</> : null}
      </p>
      {newest.reason === undefined ? null : <p className="entry__reason">{newest.reason}</p>}
      {told.length === 0 && newest.reason === undefined ? (
        <p className="entry__nothing">{withoutChanges[newest.kind]}</p>
      ) : null}
      {told.length === 0 ? null : (
        <ul className="entry__changes">
          {shown.map((each, index) => (
            // Changes of an entry never change places.
            <ChangeLine key={index} told={each} />
          ))}
        </ul>
      )}
      <div className="entry__folds">
        {told.length > FEW ? (
          <Button size="small" variant="quiet" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show fewer' : `Show ${count(told.length - FEW, 'more change')}`}
          </Button>
        ) : null}
        {saves > 1 ? (
          <button
            type="button"
            className="entry__fold"
            aria-expanded={isUnfolded}
            aria-label={`${count(saves, 'save')}, ${numberWords(stretch).toLowerCase()}`}
            onClick={() => setUnfolded(!isUnfolded)}
          >
            <Icon name={isUnfolded ? 'chevron-down' : 'chevron-right'} size={12} />
            {count(saves, 'save')}
          </button>
        ) : null}
      </div>
      {isUnfolded ? (
        <ol className="entry__saves" aria-label="Saves">
          {stretch.map((entry) => (
            <Save key={entry.seq} entry={entry} comparing={comparing} />
          ))}
        </ol>
      ) : null}
    </li>
  );
};

/** One save of several. */
const Save = ({
  entry,
  comparing,
}: {
  readonly entry: PlacedEntry;
  readonly comparing: Comparing;
}): JSX.Element => {
  const told = useMemo(() => tellChanges(entry.changes, entry.state), [entry]);
  return (
    <li className="entry__save">
      <div className="entry__head">
        <time className="entry__time" dateTime={entry.time}>
          {entry.time.slice(11, 19)}
        </time>
        <EntryActions stretch={[entry]} comparing={comparing} />
      </div>
      <ul className="entry__changes">
        {told.map((each, index) => (
          <ChangeLine key={index} told={each} />
        ))}
        {told.length === 0 ? <li className="entry__nothing">{withoutChanges[entry.kind]}</li> : null}
      </ul>
    </li>
  );
};
