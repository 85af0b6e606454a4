import type { JSX } from 'react';
import { newActionItem } from '../../../shared/report/create.ts';
import { actionStatuses, actionStatusLabels, severities } from '../../../shared/report/vocabulary.ts';
import { useReport, useRowIds, useStore } from '../../store/hooks.tsx';
import { newId } from '../../store/new-id.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { optionsOf } from '../sections/fields/ChoiceFields.tsx';
import { useRows } from '../sections/fields/use-rows.ts';
import type { Column } from '../sheet/columns.ts';
import { Sheet } from '../sheet/Sheet.tsx';
import { SheetKeys } from '../sheet/SheetKeys.tsx';

const PATH = ['actions', 'items'] as const;

const statusTones: Readonly<Record<string, string>> = {
  completed: 'sheet__choice--ok',
  'in-progress': 'sheet__choice--key',
  blocked: 'sheet__choice--warn',
};

const columns: readonly Column[] = [
  { field: 'ref', title: 'ID', track: '68px', kind: 'text', mono: true },
  { field: 'description', title: 'Description', track: 'minmax(0, 2.4fr)', kind: 'text' },
  { field: 'owner', title: 'Owner', track: 'minmax(104px, 1fr)', kind: 'text' },
  {
    field: 'priority',
    title: 'Priority',
    track: '72px',
    kind: 'choice',
    options: severities.map((value) => ({ value, label: value })),
    toneOf: (value) => `sheet__choice--${value.toLowerCase()}`,
  },
  { field: 'due', title: 'Due date', track: '104px', kind: 'text', mono: true },
  {
    field: 'status',
    title: 'Status',
    track: '100px',
    kind: 'choice',
    options: optionsOf(actionStatuses, actionStatusLabels),
    toneOf: (value) => statusTones[value] ?? '',
  },
];

export const ActionsSection = (): JSX.Element => {
  const ids = useRowIds(PATH);
  const store = useStore();
  const edits = useRows(PATH, 'action item');
  const open = useReport(
    (report) =>
      report.actions.items.filter(({ status }) => status !== 'completed' && status !== 'cancelled').length,
  );
  const makeRow = () => newActionItem(newId, store.getReport().actions.items, { status: 'planned' });
  const add = (): void => edits.insert(ids.length, makeRow(), 'description');

  return (
    <section aria-label="Action items" data-path="actions.items">
      {ids.length === 0 ? (
        <EmptyState
          text="No action items yet. Name what is to be done, by whom and until when."
          action={
            <Button variant="primary" icon="plus" edits onPress={add}>
              Add action item
            </Button>
          }
        />
      ) : (
        <>
          <div className="sheet__bar">
            <Button size="small" icon="plus" edits onPress={add}>
              Add action item
            </Button>
            <span className="sheet__count">
              {ids.length} {ids.length === 1 ? 'item' : 'items'} · {open} open
            </span>
          </div>
          <Sheet
            path={PATH}
            label="Action items"
            noun="action item"
            columns={columns}
            makeRow={makeRow}
            firstField="description"
          />
          <SheetKeys />
        </>
      )}
    </section>
  );
};
