import type { JSX, KeyboardEvent, ReactNode, Ref } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { classes } from './classes.ts';
import { defined } from './defined.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field.tsx';
import { useReadOnly } from './read-only.tsx';

export type TextAreaProps = FieldProps & {
  readonly value: string;
  /** On every keystroke. */
  readonly onChange: (value: string) => void;
  /** When the field is left, or Ctrl+Enter is pressed. */
  readonly onCommit?: ((value: string) => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly mono?: boolean;
  readonly isReadOnly?: boolean;
  /** Height before there is content, in lines; 2 unless told. It grows with what is written. */
  readonly minRows?: number;
  /** Takes the focus when it appears: for the first field of a dialog. */
  readonly takesFocus?: boolean;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLTextAreaElement>) => void) | undefined;
  readonly inputRef?: Ref<HTMLTextAreaElement> | undefined;
  /** Between label and text: a toolbar. */
  readonly toolbar?: ReactNode;
};

/** Several lines of text, as high as its content. */
export const TextArea = (props: TextAreaProps): JSX.Element => {
  const { value, onChange, onCommit, onKeyDown, placeholder, mono = false, minRows = 2, inputRef } = props;
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
      spellCheck="false"
      data-path={props.path}
      {...defined({ autoFocus: props.takesFocus })}
    >
      <FieldLabel {...props} />
      {props.toolbar}
      <AriaTextArea
        className={classes('ui-input', 'ui-textarea', mono && 'ui-input--mono')}
        rows={minRows}
        onBlur={() => onCommit?.(value)}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onCommit?.(value);
        }}
        {...defined({ placeholder: isReadOnly ? undefined : placeholder, ref: inputRef })}
      />
      <FieldHelp {...props} />
    </AriaTextField>
  );
};
