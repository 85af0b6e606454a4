import { useEffect, useRef, useState, type JSX } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldHelp, FieldLabel, type FieldProps } from './field.tsx';
import { IconButton } from './IconButton.tsx';

type PassphraseFieldProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Takes the focus when it appears. */
  readonly takesFocus?: boolean;
  /** When Enter is pressed. */
  readonly onEnter?: (() => void) | undefined;
  /** Shown from the beginning: for a recovery key, which is read off a paper. */
  readonly isShown?: boolean;
};

/** One line that is not shown unless asked. No browser is invited to keep it. */
export const PassphraseField = (props: PassphraseFieldProps): JSX.Element => {
  const { value, onChange, onEnter, takesFocus = false, isShown = false, label } = props;
  const [isVisible, setVisible] = useState(isShown);
  const input = useRef<HTMLInputElement>(null);
  // React Aria's own way gives up where the field that had the focus has just gone, as it has at a lock.
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  return (
    <AriaTextField
      className="ui-field"
      type={isVisible ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(props.error)}
      isDisabled={props.isDisabled ?? false}
      validationBehavior="aria"
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
    >
      <FieldLabel {...props} />
      <span className="ui-passphrase">
        <Input
          ref={input}
          className={isVisible ? 'ui-input ui-input--mono' : 'ui-input'}
          autoCapitalize="off"
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.();
          }}
        />
        <IconButton
          icon="eye"
          label={isVisible ? `Hide ${label.toLowerCase()}` : `Show ${label.toLowerCase()}`}
          isPressed={isVisible}
          onPress={() => setVisible(!isVisible)}
        />
      </span>
      <FieldHelp {...props} />
    </AriaTextField>
  );
};
