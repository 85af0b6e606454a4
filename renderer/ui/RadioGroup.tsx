import type { JSX, ReactNode } from 'react';
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { classes } from './classes.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field.tsx';
import { useReadOnly } from './read-only.tsx';

type RadioGroupProps<V extends string> = FieldProps & {
  readonly value: V | '';
  readonly onChange: (value: V) => void;
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[];
  /** segmented: one control with parts side by side, for two to four short words. */
  readonly appearance?: 'list' | 'segmented';
};

/** One choice out of a few that are all in sight. */
export const RadioGroup = <V extends string>(props: RadioGroupProps<V>): JSX.Element => (
  <AriaRadioGroup
    className={classes('ui-field', 'ui-radios', `ui-radios--${props.appearance ?? 'list'}`, props.className)}
    value={props.value === '' ? null : props.value}
    onChange={(chosen) => {
      const option = props.options.find(({ value }) => value === chosen);
      if (option) props.onChange(option.value);
    }}
    isInvalid={Boolean(props.error)}
    isRequired={props.isRequired ?? false}
    isDisabled={props.isDisabled ?? false}
    isReadOnly={useReadOnly()}
    validationBehavior="aria"
    data-path={props.path}
  >
    <FieldLabel {...props} />
    <div className="ui-radios__options">
      {props.options.map(({ value, label }) => (
        <Radio key={value} value={value} className="ui-radio">
          <span className="ui-radio__dot" aria-hidden="true" />
          <span>{label}</span>
        </Radio>
      ))}
    </div>
    <FieldHelp {...props} />
  </AriaRadioGroup>
);
