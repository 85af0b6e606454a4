import type { JSX, ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { classes } from './classes.ts';
import { defined } from './defined.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field.tsx';
import { Icon } from './icons.tsx';
import { useReadOnly } from './read-only.tsx';
import { TextField } from './TextField.tsx';
import './overlay.css';

export type SelectOption<V extends string> = {
  readonly value: V;
  /** What people read and type to find it. */
  readonly label: string;
  /** Shown in place of the label, where it needs more than words. */
  readonly content?: ReactNode;
};

export type SelectProps<V extends string> = FieldProps & {
  /** '' while nothing is chosen. */
  readonly value: V | '';
  readonly onChange: (value: V | '') => void;
  readonly options: readonly SelectOption<V>[];
  /** Shown while nothing is chosen; "Choose…" unless told. */
  readonly placeholder?: string;
  /** Offers a first entry with these words that takes the choice back to ''. */
  readonly emptyLabel?: string | undefined;
  /** cell: no edge until it is pointed at or focused, for tables. */
  readonly appearance?: 'field' | 'cell';
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined;
};

/** Stands for '' in the list; an option cannot have an empty key. */
const NONE = '\u0000none';

/** One choice out of a few. Typing the first letters finds an entry. */
export const Select = <V extends string>(props: SelectProps<V>): JSX.Element => {
  const { value, onChange, options, placeholder = 'Choose…', emptyLabel, appearance = 'field' } = props;
  const chosen = options.find((option) => option.value === value);
  // A list to choose from has no read-only form; what is chosen is shown as a line of text.
  if (useReadOnly()) {
    const { label, labelHidden = false, description, error, path, className } = props;
    const shown = { label, labelHidden, description, error, path };
    return (
      <TextField
        {...shown}
        value={chosen?.label ?? emptyLabel ?? ''}
        onChange={() => undefined}
        {...defined({ className })}
      />
    );
  }
  return (
    <AriaSelect
      className={classes('ui-field', 'ui-select', `ui-select--${appearance}`, props.className)}
      value={chosen ? chosen.value : null}
      onChange={(key) => onChange(options.find((option) => option.value === key)?.value ?? '')}
      placeholder={placeholder}
      isInvalid={Boolean(props.error)}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      validationBehavior="aria"
      data-path={props.path}
    >
      <FieldLabel {...props} />
      <AriaButton className="ui-input ui-select__button" {...defined({ ref: props.buttonRef })}>
        <SelectValue className="ui-select__value">
          {chosen ? (chosen.content ?? chosen.label) : placeholder}
        </SelectValue>
        <Icon name="chevron-down" size={14} />
      </AriaButton>
      <FieldHelp {...props} />
      <Popover className="ui-popover" offset={4}>
        <ListBox className="ui-listbox">
          {emptyLabel === undefined ? null : (
            <ListBoxItem id={NONE} className="ui-option ui-option--empty" textValue={emptyLabel}>
              {emptyLabel}
            </ListBoxItem>
          )}
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} className="ui-option" textValue={option.label}>
              <span className="ui-option__text">{option.content ?? option.label}</span>
              <Icon name="check" className="ui-option__check" size={14} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
};
