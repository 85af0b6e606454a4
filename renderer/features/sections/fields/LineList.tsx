/** A list of lines: Enter starts a new one, Backspace on an empty one removes it, Alt+Up and Alt+Down move it. */
import { type JSX, type KeyboardEvent, memo, useId } from 'react';
import { newListItem } from '../../../../shared/report/create.ts';
import { type Path, pathToText } from '../../../../shared/report/path.ts';
import { useRowIds, useStore } from '../../../store/hooks.tsx';
import { newId } from '../../../store/new-id.ts';
import { splitLine } from '../../../store/row-edits.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useReadOnly } from '../../../ui/read-only.tsx';
import { type RowEdits, useRows } from './use-rows.ts';
import { useTextField } from './use-text-field.ts';
import './line-list.css';

type LineProps = {
  readonly path: Path;
  readonly id: string;
  readonly index: number;
  readonly noun: string;
  readonly isNumbered: boolean;
  readonly edits: RowEdits;
  readonly placeholder: string;
};

const Line = memo(({ path, id, index, noun, isNumbered, edits, placeholder }: LineProps): JSX.Element => {
  const field = useTextField([...path, id, 'text']);
  const store = useStore();
  const isReadOnly = useReadOnly();
  const name = `${noun} ${index + 1}`;

  const onEnter = (area: HTMLTextAreaElement): void => {
    field.onCommit();
    const before = area.value.slice(0, area.selectionStart);
    const after = area.value.slice(area.selectionEnd);
    if (after === '') {
      edits.insert(index + 1, newListItem(newId), 'text');
      return;
    }
    const lower = newId();
    if (store.execute(splitLine(path, { id, index }, { before, after }, lower)).ok)
      edits.focus(lower, 'text');
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const area = event.currentTarget;
    const isEmpty = area.value === '';
    const ids = edits.ids();
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey) {
      event.preventDefault();
      onEnter(area);
    } else if (event.key === 'Backspace' && isEmpty) {
      event.preventDefault();
      const neighbour = ids[index - 1] ?? ids[index + 1];
      if (!store.execute({ kind: 'remove', path, id }).ok) return;
      if (neighbour === undefined) edits.focusList();
      else edits.focus(neighbour, 'text');
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      field.onCommit();
      edits.move(id, event.key === 'ArrowUp' ? -1 : 1, 'text');
    } else if (event.key === 'ArrowUp' && area.selectionEnd === 0) {
      const above = ids[index - 1];
      if (above === undefined) return;
      event.preventDefault();
      edits.focus(above, 'text');
    } else if (event.key === 'ArrowDown' && area.selectionStart === area.value.length) {
      const below = ids[index + 1];
      if (below === undefined) return;
      event.preventDefault();
      edits.focus(below, 'text');
    }
  };

  return (
    <li className="line-list__line">
      <span className="line-list__mark" aria-hidden="true">
        {isNumbered ? `${index + 1}.` : '•'}
      </span>
      <textarea
        className="line-list__text"
        rows={1}
        data-path={field.path}
        aria-label={name}
        value={field.value}
        placeholder={isReadOnly ? undefined : placeholder}
        readOnly={isReadOnly}
        aria-readonly={isReadOnly || undefined}
        spellCheck={false}
        onChange={(event) => field.onChange(event.currentTarget.value)}
        onBlur={field.onCommit}
        onKeyDown={onKeyDown}
      />
      <IconButton
        edits
        size="small"
        icon="close"
        label={`Remove ${name}`}
        className="line-list__remove"
        onPress={() => edits.remove(id, 'text')}
      />
    </li>
  );
});

type LineListProps = {
  readonly path: Path;
  readonly label: string;
  /** Names a line: "containment action". */
  readonly noun: string;
  readonly isNumbered?: boolean;
  readonly help?: string;
  readonly placeholder?: string;
};

export const LineList = ({
  path,
  label,
  noun,
  isNumbered = false,
  help = '',
  placeholder = '',
}: LineListProps): JSX.Element => {
  const ids = useRowIds(path);
  const edits = useRows(path, noun);
  const labelId = useId();
  return (
    <section className="line-list" aria-labelledby={labelId} data-path={pathToText(path)}>
      <h3 id={labelId} className="line-list__title">
        {label}
      </h3>
      {help === '' ? null : <p className="line-list__help">{help}</p>}
      {ids.length === 0 ? null : (
        <ul className="line-list__lines">
          {ids.map((id, index) => (
            <Line
              key={id}
              path={path}
              id={id}
              index={index}
              noun={noun}
              isNumbered={isNumbered}
              edits={edits}
              placeholder={placeholder}
            />
          ))}
        </ul>
      )}
      <Button
        edits
        size="small"
        variant="quiet"
        icon="plus"
        className="line-list__add"
        onPress={() => edits.insert(ids.length, newListItem(newId), 'text')}
      >
        Add {noun}
      </Button>
    </section>
  );
};
