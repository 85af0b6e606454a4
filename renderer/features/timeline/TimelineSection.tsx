import { createContext, type JSX, useContext, useMemo } from 'react';
import { newTimelineRow } from '../../../shared/report/create.ts';
import { phaseLabels, phases } from '../../../shared/report/vocabulary.ts';
import { useReport, useRowIds, useStore } from '../../store/hooks.tsx';
import { newId } from '../../store/new-id.ts';
import { announce } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { optionsOf } from '../sections/fields/ChoiceFields.tsx';
import { useRows } from '../sections/fields/use-rows.ts';
import type { Column } from '../sheet/columns.ts';
import { Sheet } from '../sheet/Sheet.tsx';
import { SheetKeys } from '../sheet/SheetKeys.tsx';
import { MetricsBand } from './MetricsBand.tsx';
import { PhaseAxis } from './PhaseAxis.tsx';
import { createTimePlacer, sortByTime } from './resolved-times.ts';

const PATH = ['timeline', 'rows'] as const;
const keyPhases = new Set(['detected', 'contained', 'recovered']);
const makeRow = () => newTimelineRow(newId);

const PlacerContext = createContext(createTimePlacer());

const PlacedDate = ({ rowId }: { readonly rowId: string }): JSX.Element | null => {
  const place = useContext(PlacerContext);
  const at = useReport((report) => place(report).get(rowId));
  if (!at || (at.date === '' && at.daysLater <= 0)) return null;
  return (
    <span className="sheet__beneath">
      {at.date}
      {at.daysLater > 0 ? ` +${at.daysLater} ${at.daysLater === 1 ? 'day' : 'days'}` : ''}
    </span>
  );
};

const columns: readonly Column[] = [
  {
    field: 'time',
    title: 'Time (UTC)',
    track: '116px',
    kind: 'text',
    mono: true,
    beneath: (rowId) => <PlacedDate rowId={rowId} />,
  },
  {
    field: 'phase',
    title: 'Phase',
    track: '100px',
    kind: 'choice',
    options: optionsOf(phases, phaseLabels),
    toneOf: (value) => (keyPhases.has(value) ? 'sheet__choice--key' : ''),
  },
  { field: 'event', title: 'Event', track: 'minmax(0, 2.2fr)', kind: 'text' },
  { field: 'actor', title: 'Actor', track: 'minmax(96px, 1fr)', kind: 'text' },
  { field: 'notes', title: 'Notes', track: 'minmax(0, 1.4fr)', kind: 'text' },
];

export const TimelineSection = (): JSX.Element => {
  const ids = useRowIds(PATH);
  const store = useStore();
  const edits = useRows(PATH, 'event');
  const placer = useMemo(() => createTimePlacer(), []);
  const isSorted = useReport((report) => {
    let latest = -Infinity;
    for (const at of placer(report).values()) {
      if (at.epoch < latest) return false;
      latest = at.epoch;
    }
    return true;
  });

  const sort = (): void => {
    store.execute({ kind: 'set', path: PATH, value: sortByTime(store.getReport()) });
    announce('Events sorted by time.');
  };

  return (
    <PlacerContext value={placer}>
      <PhaseAxis />
      <section aria-label="Events" data-path="timeline.rows">
        {ids.length === 0 ? (
          <EmptyState
            text="No events yet. Start with the alert, or with what set it off."
            action={
              <Button variant="primary" icon="plus" edits onPress={() => edits.insert(0, makeRow(), 'time')}>
                Add event
              </Button>
            }
          />
        ) : (
          <>
            <div className="sheet__bar">
              <Button
                size="small"
                icon="plus"
                edits
                onPress={() => edits.insert(ids.length, makeRow(), 'time')}
              >
                Add event
              </Button>
              <Button size="small" icon="clock" edits isDisabled={isSorted} onPress={sort}>
                Sort by time
              </Button>
              <span className="sheet__count">
                {ids.length} {ids.length === 1 ? 'event' : 'events'} ·{' '}
                {isSorted ? 'in order of time' : 'not in order of time'}
              </span>
            </div>
            <Sheet
              path={PATH}
              label="Timeline events"
              noun="event"
              columns={columns}
              makeRow={makeRow}
              firstField="time"
            />
            <SheetKeys />
          </>
        )}
      </section>
      <MetricsBand />
    </PlacerContext>
  );
};
