/** One cell of a sheet. It renders again only when its own value changes. */
import { type JSX, memo, useId } from 'react';
import { type Path, pathToText } from '../../../shared/report/path.ts';
import { useSetValue, useText } from '../../store/hooks.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useTextField } from '../sections/fields/use-text-field.ts';
import type { Column } from './columns.ts';
import type { SheetKeyHandlers } from './use-sheet-keys.ts';

type CellProps = {
  readonly listPath: Path;
  readonly rowId: string;
  readonly column: Column;
  /** "Event, row 3". */
  readonly name: string;
  readonly keys: SheetKeyHandlers;
};

const TextCell = ({ listPath, rowId, column, name, keys }: CellProps): JSX.Element => {
  const field = useTextField([...listPath, rowId, column.field]);
  const errorId = useId();
  const isReadOnly = useReadOnly();
  return (
    <>
      <textarea
        className={`sheet__text ${column.mono ? 'sheet__text--mono' : ''}`}
        rows={1}
        data-path={field.path}
        data-row={rowId}
        data-field={column.field}
        aria-label={name}
        aria-invalid={field.error !== ''}
        aria-describedby={field.error === '' ? undefined : errorId}
        value={field.value}
        readOnly={isReadOnly}
        aria-readonly={isReadOnly || undefined}
        spellCheck={false}
        onChange={(event) => field.onChange(event.currentTarget.value)}
        onBlur={field.onCommit}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      />
      {field.error === '' ? column.beneath?.(rowId) : null}
      {field.error === '' ? null : (
        <span id={errorId} className="sheet__error">
          <Icon name="error" size={12} />
          {field.error}
        </span>
      )}
    </>
  );
};

const ChoiceCell = ({ listPath, rowId, column, name, keys }: CellProps): JSX.Element => {
  const path = [...listPath, rowId, column.field];
  const value = useText(path);
  const setValue = useSetValue();
  const common = {
    className: `sheet__choice ${value === '' ? 'sheet__choice--unset' : (column.toneOf?.(value) ?? '')}`,
    'data-path': pathToText(path),
    'data-row': rowId,
    'data-field': column.field,
    'aria-label': name,
    onKeyDown: keys.onKeyDown,
    onFocus: keys.onFocus,
  };
  // A list to choose from has no read-only form; what is chosen is shown as text.
  if (useReadOnly()) {
    const label = column.options?.find((option) => option.value === value)?.label ?? '–';
    return <input {...common} value={label} readOnly aria-readonly />;
  }
  return (
    <select {...common} value={value} onChange={(event) => setValue(path, event.currentTarget.value)}>
      <option value="">–</option>
      {column.options?.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
};

export const SheetCell = memo((props: CellProps): JSX.Element => (
  <td className="sheet__cell">
    {props.column.kind === 'choice' ? <ChoiceCell {...props} /> : <TextCell {...props} />}
  </td>
));
