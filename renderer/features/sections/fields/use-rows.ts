/** Adding, removing and moving the rows of a list, with focus and announcements that follow. */
import { useMemo } from 'react';
import { type Path, pathToText } from '../../../../shared/report/path.ts';
import { useStore } from '../../../store/hooks.tsx';
import { insertRow, moveRow, removeRow } from '../../../store/row-edits.ts';
import { rowIds, rowsAt } from '../../../store/selectors.ts';
import { announce } from '../../../ui/Announcer.tsx';
import { useToasts } from '../../../ui/toast/toasts.tsx';
import { useRevealer } from '../../report/reveal.tsx';

export type RowEdits = {
  /** The ids of the rows as they stand now. */
  ids(): readonly string[];
  /** Puts a row in and the focus on one of its fields. */
  insert(index: number, row: { readonly id: string }, focusField: string): void;
  /** Takes a row out, offers to undo, and puts the focus on the same field of a neighbour. */
  remove(id: string, focusField: string): void;
  move(id: string, by: number, focusField: string): void;
  focus(id: string, field: string): void;
  /** Whether rows may be added, moved and removed. */
  canEdit(): boolean;
  /** Puts the focus on the list itself: its first row, or the button that adds one. */
  focusList(): void;
};

/** `noun` names a row: "event", "action item". */
export const useRows = (path: Path, noun: string): RowEdits => {
  const store = useStore();
  const toasts = useToasts();
  const revealer = useRevealer();
  const at = pathToText(path);
  return useMemo(() => {
    const listPath = at.split('.');
    const capital = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
    const ids = (): readonly string[] => rowIds(rowsAt(store.getReport(), listPath));
    const focus = (id: string, field: string): void => revealer.focus(`${at}.${id}.${field}`);
    const focusList = (): void => revealer.focus(at);
    return {
      ids,
      focus,
      focusList,
      canEdit: () => !store.isReadOnly(),
      insert: (index, row, focusField) => {
        if (!store.execute(insertRow(listPath, index, row)).ok) return;
        announce(`${capital} ${ids().indexOf(row.id) + 1} added.`);
        focus(row.id, focusField);
      },
      remove: (id, focusField) => {
        const before = ids();
        const index = before.indexOf(id);
        const row = rowsAt(store.getReport(), listPath)[index];
        if (!row || !store.execute(removeRow(listPath, id)).ok) return;
        const afterRemoval = store.getReport();
        const neighbour = before[index + 1] ?? before[index - 1];
        if (neighbour === undefined) focusList();
        else focus(neighbour, focusField);
        toasts.show({
          title: `${capital} ${index + 1} removed`,
          action: {
            label: 'Undo',
            onAction: () => {
              // Where more has been done since, the row comes back as an edit of its own.
              if (store.getReport() === afterRemoval) store.undo();
              else store.execute(insertRow(listPath, index, row));
              revealer.reveal(`${at}.${id}.${focusField}`);
            },
          },
        });
      },
      move: (id, by, focusField) => {
        const before = ids();
        if (!store.execute(moveRow(listPath, before, id, by)).ok) return;
        const after = ids();
        const place = after.indexOf(id) + 1;
        announce(
          before.indexOf(id) + 1 === place
            ? `${capital} ${place} of ${after.length} cannot move further.`
            : `${capital} moved to ${place} of ${after.length}.`,
        );
        focus(id, focusField);
      },
    };
  }, [store, toasts, revealer, at, noun]);
};
