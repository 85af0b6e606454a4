import { useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { ReportSummary } from '../../../shared/contract/channels.ts';
import { incidentTypeLabels } from '../../../shared/report/vocabulary.ts';
import { displayInstant } from '../../../shared/report/time.ts';
import { exactWhen, localWhen } from '../../ui/format/when.ts';
import { ContextMenu, MenuButton, type MenuItem } from '../../ui/Menu.tsx';
import { SeverityLabel } from '../../ui/SeverityLabel.tsx';
import { StatePill } from '../../ui/StatePill.tsx';
import { useMedia } from '../../ui/useMedia.ts';
import { useReturnOfFocus } from './useReturnOfFocus.ts';
import { nameOf, type ReportActions } from './useReportActions.ts';
import './list.css';

/** Heights of a row in pixels: on one line, and on two where the window is narrow. */
const ROW = 41;
const ROW_NARROW = 65;

const menuFor = (report: ReportSummary, actions: ReportActions): readonly MenuItem[] => [
  { id: 'open', label: 'Open', icon: 'file', shortcut: 'Enter', onAction: () => actions.open(report.id) },
  {
    id: 'duplicate',
    label: 'Duplicate',
    icon: 'duplicate',
    onAction: () => void actions.duplicate(report),
  },
  { id: 'line', separator: true },
  {
    id: 'trash',
    label: 'Move to trash',
    icon: 'trash',
    shortcut: 'Del',
    tone: 'danger',
    onAction: () => void actions.trash(report),
  },
];

/** A cell whose column has no visible head on narrow windows says in words what it is. */
const Named = ({ name }: { readonly name: string }): JSX.Element => (
  <span className="ui-visually-hidden">{name}: </span>
);

const RowCells = ({ report, now }: { readonly report: ReportSummary; readonly now: Date }): JSX.Element => (
  <>
    <span className="list__id">{report.incidentId || <span className="list__none">No ID</span>}</span>
    <span className="list__severity">
      <SeverityLabel severity={report.severity} />
    </span>
    <span className="list__title">
      <span className={report.title ? 'list__words' : 'list__words list__none'} title={report.title}>
        {report.title || 'Untitled report'}
      </span>
      {report.hasNotes ? <span className="list__notes">Imported notes</span> : null}
    </span>
    <span className="list__type">{report.type === '' ? '' : incidentTypeLabels[report.type]}</span>
    <span className="list__state">
      <StatePill state={report.state} version={report.version} />
    </span>
    <span className="list__start">
      <Named name="Started" />
      {report.start === '' ? '–' : displayInstant(report.start).replace(/ UTC$/, '')}
    </span>
    <time className="list__saved" dateTime={report.savedAt} title={exactWhen(report.savedAt)}>
      <Named name="Last saved" />
      {localWhen(report.savedAt, now)}
    </time>
  </>
);

type ReportListProps = {
  readonly reports: readonly ReportSummary[];
  readonly actions: ReportActions;
};

/** The reports as a list: arrows move, Enter opens, Delete moves to the trash, the context menu has the rest. */
export const ReportList = ({ reports, actions }: ReportListProps): JSX.Element => {
  const frame = useRef<HTMLDivElement>(null);
  const [context, setContext] = useState<{ report: ReportSummary; x: number; y: number } | null>(null);
  const isNarrow = useMedia('(max-width: 1040px)');
  const layoutOptions = useMemo(() => ({ rowHeight: isNarrow ? ROW_NARROW : ROW }), [isNarrow]);
  const [now] = useState(() => new Date());

  const [gutter, setGutter] = useState(0);

  useReturnOfFocus(frame);

  // The head stands outside of what scrolls and keeps clear of the scroll bar, where there is one.
  useEffect(() => {
    const rows = frame.current?.querySelector<HTMLElement>('.list__rows');
    if (!rows) return;
    const observer = new ResizeObserver(() => setGutter(rows.offsetWidth - rows.clientWidth));
    observer.observe(rows);
    if (rows.firstElementChild) observer.observe(rows.firstElementChild);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = frame.current;
    const onKeyDown = (event: KeyboardEvent) => {
      const row = event.target;
      if (event.key !== 'Delete' || !(row instanceof HTMLElement)) return;
      // Keys pressed in a menu or a field inside the row are not for the row.
      if (row.getAttribute('role') !== 'row') return;
      const report = reports.find(({ id }) => id === row.dataset['key']);
      if (report) void actions.trash(report);
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [reports, actions]);

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
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
        <GridList
          aria-label="Reports"
          className="list__rows"
          items={reports}
          selectionMode="none"
          dependencies={[isNarrow, now, actions]}
        >
          {(report: ReportSummary) => (
            <GridListItem
              id={report.id}
              textValue={`${report.incidentId} ${nameOf(report)}`.trim()}
              className="list__row"
              onAction={() => actions.open(report.id)}
              onContextMenu={(event) => {
                event.preventDefault();
                const box = event.currentTarget.getBoundingClientRect();
                // A context menu asked for by keyboard has no pointer position.
                const byKeyboard = event.clientX === 0 && event.clientY === 0;
                setContext({
                  report,
                  x: byKeyboard ? box.left + 24 : event.clientX,
                  y: byKeyboard ? box.bottom : event.clientY,
                });
              }}
            >
              <RowCells report={report} now={now} />
              <MenuButton
                label={`Actions for ${nameOf(report)}`}
                icon="more"
                className="list__menu"
                items={menuFor(report, actions)}
              />
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
      <ContextMenu
        label={context ? `Actions for ${nameOf(context.report)}` : 'Actions'}
        items={context ? menuFor(context.report, actions) : []}
        at={context}
        onClose={() => setContext(null)}
      />
    </div>
  );
};
