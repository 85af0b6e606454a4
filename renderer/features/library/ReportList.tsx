import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { ReportSummary } from '../../../shared/contract/channels.ts';
import { ContextMenu } from '../../ui/Menu.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { listAction } from './list-keys.ts';
import { rowAt } from './pages.ts';
import { menuFor, ReportRow } from './ReportRow.tsx';
import { isOfButton, menuPlace, numberOf, rowOf } from './row-pointer.ts';
import { useCurrentRow } from './useCurrentRow.ts';
import type { Listing } from './useLibrary.ts';
import { useReturnOfFocus } from './useReturnOfFocus.ts';
import { nameOf, type ReportActions } from './useReportActions.ts';
import './list.css';

/** Heights of a row in pixels: on one line, and on two where the window is narrow. */
const ROW = 41;
const ROW_NARROW = 65;

type ReportListProps = {
  readonly listing: Listing;
  readonly actions: ReportActions;
  readonly need: (first: number, last: number) => void;
};

/**
 * The reports as a list: arrows move, Enter opens, Delete moves to the trash, the context menu has the rest. However many there
 * are, only those in sight are drawn, and asked for.
 */
export const ReportList = ({ listing, actions, need }: ReportListProps): JSX.Element => {
  const { pages, total, query } = listing;
  const frame = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [context, setContext] = useState<{ report: ReportSummary; x: number; y: number } | null>(null);
  const isNarrow = useMedia('(max-width: 1040px)');
  const height = isNarrow ? ROW_NARROW : ROW;
  const [now] = useState(() => new Date());
  const [gutter, setGutter] = useState(0);

  // oxlint-disable-next-line react/incompatible-library -- it warns of the React compiler, which is not used here
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => grid.current,
    estimateSize: () => height,
    overscan: 8,
  });
  const scrollTo = useCallback(
    (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    [virtualizer],
  );
  const current = useCurrentRow(grid, pages, total, scrollTo);
  useReturnOfFocus(frame);

  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  // Another search begins at the top.
  useEffect(() => virtualizer.scrollToOffset(0), [virtualizer, query]);

  // The head stands outside of what scrolls and keeps clear of the scroll bar, where there is one.
  useEffect(() => {
    const rows = grid.current;
    if (!rows) return undefined;
    const observer = new ResizeObserver(() => setGutter(rows.offsetWidth - rows.clientWidth));
    observer.observe(rows);
    if (rows.firstElementChild) observer.observe(rows.firstElementChild);
    return () => observer.disconnect();
  }, []);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => need(first, last), [need, first, last]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const row = rowOf(event);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    // Keys pressed in a button of the row are the button's, but for the one that leads back.
    if (event.target !== row) {
      if (event.key === 'ArrowLeft') row.focus();
      return;
    }
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / height) - 1);
    const action = listAction(event.key, numberOf(row), total, page);
    if (!action) return;
    event.preventDefault();
    const report = rowAt(pages, numberOf(row));
    if (action.kind === 'go') current.go(action.to);
    else if (action.kind === 'enter') row.querySelector('button')?.focus();
    else if (report && action.kind === 'open') actions.open(report.id);
    else if (report) void actions.trash(report);
  };

  // The current row stays drawn when it is scrolled out of sight, or the focus would be lost.
  const isDrawn = items.some(({ index }) => index === current.index);
  const shown = isDrawn
    ? items
    : [...items, ...virtualizer.measurementsCache.slice(current.index, current.index + 1)];

  return (
    <div className="list" ref={frame}>
      <div className="list__head" aria-hidden="true" style={{ marginRight: gutter }}>
        <span>Incident ID</span>
        <span>Severity</span>
        <span>Title</span>
        <span>Type</span>
        <span>State</span>
        <span>Started (UTC)</span>
        <span>Last saved</span>
      </div>
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the rows are placed by themselves
        role="grid"
        tabIndex={-1}
        aria-label="Reports"
        aria-rowcount={total}
        aria-colcount={1}
        className="list__rows"
        ref={grid}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const row = rowOf(event);
          const report = row && !isOfButton(event) ? rowAt(pages, numberOf(row)) : undefined;
          if (report) actions.open(report.id);
        }}
        onContextMenu={(event) => {
          const row = rowOf(event);
          const report = row ? rowAt(pages, numberOf(row)) : undefined;
          if (!row || !report) return;
          event.preventDefault();
          setContext({ report, ...menuPlace(event, row) });
        }}
        onFocus={({ target }) => {
          const index = target instanceof HTMLElement ? target.dataset['index'] : undefined;
          if (index !== undefined) current.came(Number(index));
        }}
      >
        <div role="presentation" className="list__all" style={{ height: virtualizer.getTotalSize() }}>
          {shown.map(({ index, start }) => (
            <ReportRow
              key={index}
              report={rowAt(pages, index)}
              index={index}
              top={start}
              height={height}
              isCurrent={index === current.index}
              now={now}
              actions={actions}
            />
          ))}
        </div>
      </div>
      <ContextMenu
        label={context ? `Actions for ${nameOf(context.report)}` : 'Actions'}
        items={context ? menuFor(context.report, actions) : []}
        at={context}
        onClose={() => setContext(null)}
      />
    </div>
  );
};
