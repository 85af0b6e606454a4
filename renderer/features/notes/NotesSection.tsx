import { type JSX, useState } from 'react';
import { parseProse } from '../../../shared/document/prose.ts';
import type { ImportedNote } from '../../../shared/report/schema.ts';
import { useReport, useStore } from '../../store/hooks.tsx';
import { newId } from '../../store/new-id.ts';
import { Blocks } from '../../ui/Blocks.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { useToasts } from '../../ui/toast/toasts.tsx';
import { useRevealer } from '../report/reveal.tsx';
import { type NoteTarget, noteTargets, placeNote } from './place-note.ts';
import './notes.css';

const headingsOf = (note: ImportedNote): string =>
  note.headings.length === 0 ? 'Without heading' : note.headings.join(' › ');

const Note = ({ note }: { readonly note: ImportedNote }): JSX.Element => {
  const store = useStore();
  const toasts = useToasts();
  const { reveal } = useRevealer();
  const [isSource, setSource] = useState(false);

  const setDismissed = (dismissed: boolean): void => {
    store.execute({ kind: 'set', path: ['importedNotes', 'items', note.id, 'dismissed'], value: dismissed });
  };
  const place = (target: NoteTarget): void => {
    const result = store.execute(placeNote(store.getReport(), note, target, newId));
    if (!result.ok) {
      toasts.show({ title: 'The note could not be placed there.', detail: result.message, tone: 'error' });
      return;
    }
    toasts.show({
      title: `Placed into ${target.label}`,
      action: { label: 'Show it', onAction: () => reveal(target.path) },
    });
  };

  return (
    <li className="note" data-path={`importedNotes.items.${note.id}`}>
      <h3 className="note__heading">{headingsOf(note)}</h3>
      {isSource ? (
        <pre className="note__source">{note.text}</pre>
      ) : (
        <div className="note__text ui-prose">
          <Blocks blocks={parseProse(note.text, '')} />
        </div>
      )}
      <div className="note__actions">
        {note.dismissed ? (
          <Button edits size="small" onPress={() => setDismissed(false)}>
            Restore
          </Button>
        ) : (
          <>
            <MenuButton
              edits
              size="small"
              label="Place into…"
              items={noteTargets.map((target) => ({
                id: target.path,
                label: target.label,
                onAction: () => place(target),
              }))}
            />
            <Button edits size="small" variant="quiet" onPress={() => setDismissed(true)}>
              Dismiss
            </Button>
          </>
        )}
        <Button size="small" variant="quiet" onPress={() => setSource(!isSource)}>
          {isSource ? 'Show as text' : 'Show source'}
        </Button>
      </div>
    </li>
  );
};

export const NotesSection = (): JSX.Element => {
  const notes = useReport((report) => report.importedNotes.items);
  const open = notes.filter((note) => !note.dismissed);
  const dismissed = notes.filter((note) => note.dismissed);
  return (
    <div className="fields" data-path="importedNotes.items">
      {open.length === 0 ? (
        <EmptyState text="Every imported note has been placed or dismissed." />
      ) : (
        <ul className="notes">
          {open.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ul>
      )}
      {dismissed.length === 0 ? null : (
        <details className="notes__dismissed">
          <summary>Dismissed ({dismissed.length}): not printed, still kept</summary>
          <ul className="notes">
            {dismissed.map((note) => (
              <Note key={note.id} note={note} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};
