import { type CSSProperties, type JSX, memo, useState } from 'react';
import type { Path } from '../../../shared/report/path.ts';
import { Icon } from '../../ui/icons.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { ContextMenu } from '../../ui/Menu.tsx';
import type { RowEdits } from '../sections/fields/use-rows.ts';
import type { Column } from './columns.ts';
import { SheetCell } from './SheetCell.tsx';
import type { RowDrag } from './use-row-drag.ts';
import type { SheetKeyHandlers } from './use-sheet-keys.ts';

type SheetRowProps = {
  readonly rowId: string;
  readonly index: number;
  readonly count: number;
  /** Pixels from the top of the rows. */
  readonly top: number;
  readonly listPath: Path;
  readonly noun: string;
  readonly columns: readonly Column[];
  readonly edits: RowEdits;
  readonly insertBelow: (index: number) => void;
  readonly firstField: string;
  readonly measure: (element: Element | null) => void;
  readonly drag: RowDrag;
  readonly keys: SheetKeyHandlers;
};

const RowMenu = ({
  rowId,
  index,
  count,
  noun,
  edits,
  insertBelow,
  firstField,
}: Omit<SheetRowProps, 'top' | 'listPath' | 'columns' | 'measure' | 'drag' | 'keys'>): JSX.Element => {
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const label = `Actions for ${noun} ${index + 1}`;
  return (
    <>
      <button
        type="button"
        className="sheet__menu"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        // Every entry has keys of its own; one more stop in each row would only slow Tab down.
        tabIndex={-1}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setAt({ x: box.left, y: box.bottom });
        }}
      >
        <Icon name="more" />
      </button>
      {at === null ? null : (
        <ContextMenu
          label={label}
          at={at}
          onClose={() => setAt(null)}
          items={[
            {
              id: 'insert',
              label: 'Insert below',
              icon: 'plus',
              shortcut: 'Ctrl+Enter',
              onAction: () => insertBelow(index),
            },
            {
              id: 'up',
              label: 'Move up',
              icon: 'arrow-up',
              shortcut: 'Alt+↑',
              isDisabled: index === 0,
              onAction: () => edits.move(rowId, -1, firstField),
            },
            {
              id: 'down',
              label: 'Move down',
              icon: 'arrow-down',
              shortcut: 'Alt+↓',
              isDisabled: index === count - 1,
              onAction: () => edits.move(rowId, 1, firstField),
            },
            { id: 'line', separator: true },
            {
              id: 'remove',
              label: `Remove ${noun}`,
              icon: 'trash',
              tone: 'danger',
              shortcut: 'Ctrl+Shift+⌫',
              onAction: () => edits.remove(rowId, firstField),
            },
          ]}
        />
      )}
    </>
  );
};

export const SheetRow = memo((props: SheetRowProps): JSX.Element => {
  const { rowId, index, top, listPath, columns, measure, drag, keys } = props;
  const isReadOnly = useReadOnly();
  // Not a transform: that would pin the row's menu to the row instead of the window.
  const place: CSSProperties = { top };
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      data-drag-row={rowId}
      ref={measure}
      className="sheet__row sheet__row--data"
      style={place}
    >
      <td
        className="sheet__handle"
        onPointerDown={isReadOnly ? undefined : (event) => drag.start(event, rowId)}
      >
        {isReadOnly ? null : <Icon name="drag" size={14} />}
        <span className="ui-visually-hidden">{index + 1}</span>
      </td>
      {columns.map((column) => (
        <SheetCell
          key={column.field}
          listPath={listPath}
          rowId={rowId}
          column={column}
          name={`${column.title}, row ${index + 1}`}
          keys={keys}
        />
      ))}
      <td className="sheet__actions">{isReadOnly ? null : <RowMenu {...props} />}</td>
    </tr>
  );
});
