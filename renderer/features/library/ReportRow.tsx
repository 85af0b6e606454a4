import { memo, type JSX } from 'react';
import type { ReportSummary } from '../../../shared/contract/channels.ts';
import { incidentTypeLabels } from '../../../shared/report/vocabulary.ts';
import { displayInstant } from '../../../shared/report/time.ts';
import { exactWhen, localWhen } from '../../ui/format/when.ts';
import { MenuButton, type MenuItem } from '../../ui/Menu.tsx';
import { SeverityLabel } from '../../ui/SeverityLabel.tsx';
import { StatePill } from '../../ui/StatePill.tsx';
import { nameOf, type ReportActions } from './useReportActions.ts';

export const menuFor = (report: ReportSummary, actions: ReportActions): readonly MenuItem[] => [
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

type ReportRowProps = {
  /** Undefined while the row has not come from the host. */
  readonly report: ReportSummary | undefined;
  readonly index: number;
  /** Pixels from the top of the rows. */
  readonly top: number;
  readonly height: number;
  /** Whether Tab leads to it. */
  readonly isCurrent: boolean;
  readonly now: Date;
  readonly actions: ReportActions;
};

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are placed by themselves cannot be those of a table */

/** One report. Its keys are the list's; a menu inside it is not in the order of Tab, the right arrow leads there. */
export const ReportRow = memo(
  ({ report, index, top, height, isCurrent, now, actions }: ReportRowProps): JSX.Element => (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-label={report ? `${report.incidentId} ${nameOf(report)}`.trim() : 'Loading'}
      aria-busy={report === undefined}
      data-index={index}
      data-key={report?.id}
      tabIndex={isCurrent ? 0 : -1}
      className="list__row"
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <div role="gridcell" aria-colindex={1}>
        {report ? (
          <>
            <RowCells report={report} now={now} />
            <MenuButton
              label={`Actions for ${nameOf(report)}`}
              icon="more"
              className="list__menu"
              items={menuFor(report, actions)}
              excludeFromTabOrder
            />
          </>
        ) : (
          <span className="list__none">…</span>
        )}
      </div>
    </div>
  ),
);
