import { type JSX, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { utcDayName } from '../../ui/format/moment.ts';
import { FailureNotice, Notice } from '../../ui/Notice.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useSharedComparing } from './comparing.tsx';
import { momentWords } from './moment.ts';
import { StretchItem } from './StretchItem.tsx';
import type { Comparing } from './use-comparing.ts';
import { useShownHistory } from './use-history.ts';
import './history.css';

/** Pixels before the end of the list at which older entries are asked for. */
const AHEAD = 400;

/** Asks for older entries when it comes near to sight; a button for those who do not scroll. */
const Older = ({
  isLoading,
  onWanted,
}: {
  readonly isLoading: boolean;
  readonly onWanted: () => Promise<void>;
}): JSX.Element => {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current) return undefined;
    const observer = new IntersectionObserver(
      (found) => {
        if (found.some(({ isIntersecting }) => isIntersecting)) void onWanted();
      },
      { root: end.current.closest('.ui-tabs__panel'), rootMargin: `${AHEAD}px` },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [onWanted]);
  return (
    <div className="history__older" ref={end}>
      <Button size="small" variant="quiet" isPending={isLoading} onPress={() => void onWanted()}>
        Show older entries
      </Button>
    </div>
  );
};

/** Says what is being chosen, and lets go of it. */
const Choosing = ({ comparing }: { readonly comparing: Comparing }): JSX.Element | null =>
  comparing.first === null ? null : (
    <div className="history__choosing">
      <p>
        Choose the moment to compare <strong>{momentWords(comparing.first)}</strong> with.
      </p>
      <Button size="small" onPress={comparing.end}>
        Cancel
      </Button>
    </div>
  );

const Faults = ({ faults }: { readonly faults: readonly string[] }): JSX.Element | null =>
  faults.length === 0 ? null : (
    <div className="history__notice">
      <Notice tone="warning" title="This history is not whole" announce>
        <p>Something outside Debrief changed or shortened it. What is left of it is shown.</p>
        <ul className="ui-notice__problems">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );

/** Who changed what, and when: newest first, by day. Two moments can be compared and what was can be put back. */
export const HistoryPanel = (): JSX.Element => {
  const { known, days, failure, isLoading, refresh, loadOlder } = useShownHistory();
  const comparing = useSharedComparing();
  const [now] = useState(() => new Date());
  return (
    <div className="history">
      {failure ? (
        <div className="history__notice">
          <FailureNotice
            failure={failure}
            action={
              <Button size="small" onPress={() => void refresh()}>
                Try again
              </Button>
            }
          />
        </div>
      ) : null}
      {known === null && failure === null ? (
        <div className="history__notice">
          <Spinner label="Reading the history…" />
        </div>
      ) : null}
      <Faults faults={known?.faults ?? []} />
      <Choosing comparing={comparing} />
      {known?.entries.length === 0 ? (
        <EmptyState text="Nothing is recorded yet. The history begins with the next edit that is saved." />
      ) : null}
      {days.map(({ day, stretches }) => (
        <section key={day} className="history__day" aria-label={utcDayName(day, now)}>
          <h3 className="history__day-name">{utcDayName(day, now)}</h3>
          <ol className="history__entries">
            {stretches.map((stretch) => (
              // The oldest entry of a stretch stays while new ones join it.
              <StretchItem key={stretch.at(-1)?.seq} stretch={stretch} comparing={comparing} />
            ))}
          </ol>
        </section>
      ))}
      {known?.hasMore === true ? <Older isLoading={isLoading} onWanted={loadOlder} /> : null}
    </div>
  );
};
