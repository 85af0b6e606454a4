import type { JSX, KeyboardEvent, Ref } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { classes } from './classes.ts';
import { defined } from './defined.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field.tsx';
import { useReadOnly } from './read-only.tsx';

export type TextFieldProps = FieldProps & {
  readonly value: string;
  /** On every keystroke. */
  readonly onChange: (value: string) => void;
  /** When the field is left or Enter is pressed. */
  readonly onCommit?: ((value: string) => void) | undefined;
  readonly placeholder?: string | undefined;
  /** Plex Mono, for IDs, times and hashes. */
  readonly mono?: boolean;
  readonly isReadOnly?: boolean;
  readonly maxLength?: number | undefined;
  /** Takes the focus when it appears: for the first field of a dialog. */
  readonly takesFocus?: boolean;
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  /** Sees each key before the field does. */
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
};

/** One line of text. */
export const TextField = (props: TextFieldProps): JSX.Element => {
  const { value, onChange, onCommit, onKeyDown, placeholder, mono = false, inputRef } = props;
  const isReadOnly = useReadOnly() || (props.isReadOnly ?? false);
  return (
    <AriaTextField
      className={classes('ui-field', props.className)}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(props.error)}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={isReadOnly}
      validationBehavior="aria"
      autoComplete="off"
      spellCheck="false"
      data-path={props.path}
      {...defined({ autoFocus: props.takesFocus, maxLength: props.maxLength, inputMode: props.inputMode })}
    >
      <FieldLabel {...props} />
      <Input
        className={classes('ui-input', mono && 'ui-input--mono')}
        onBlur={() => onCommit?.(value)}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.key === 'Enter' && !event.defaultPrevented && !event.nativeEvent.isComposing) {
            onCommit?.(value);
          }
        }}
        {...defined({ placeholder: isReadOnly ? undefined : placeholder, ref: inputRef })}
      />
      <FieldHelp {...props} />
    </AriaTextField>
  );
};
