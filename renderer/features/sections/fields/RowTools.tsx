import type { JSX } from 'react';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useReadOnly } from '../../../ui/read-only.tsx';
import type { RowEdits } from './use-rows.ts';

type RowToolsProps = {
  /** "why 3". */
  readonly name: string;
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly edits: RowEdits;
  /** Field of the row that has the focus afterwards. */
  readonly field: string;
};

/** Move up, move down, remove. */
export const RowTools = ({ name, id, index, count, edits, field }: RowToolsProps): JSX.Element | null =>
  useReadOnly() ? null : (
    <span className="row-tools">
      <IconButton
        size="small"
        icon="arrow-up"
        label={`Move ${name} up`}
        shortcut="Alt+↑"
        isDisabled={index === 0}
        onPress={() => edits.move(id, -1, field)}
      />
      <IconButton
        size="small"
        icon="arrow-down"
        label={`Move ${name} down`}
        shortcut="Alt+↓"
        isDisabled={index === count - 1}
        onPress={() => edits.move(id, 1, field)}
      />
      <IconButton
        size="small"
        icon="trash"
        label={`Remove ${name}`}
        tone="danger"
        onPress={() => edits.remove(id, field)}
      />
    </span>
  );
