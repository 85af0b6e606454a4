/** What every field has around its control: label above, help under it, error in place. */
import type { JSX, ReactNode } from 'react';
import { Label, Text } from 'react-aria-components';
import { Icon } from './icons.tsx';
import './field.css';

export type FieldProps = {
  readonly label: string;
  /** Keeps the label for assistive technology only, where a table head or a heading already says it. */
  readonly labelHidden?: boolean;
  /** Help under the control. */
  readonly description?: ReactNode;
  /** What is wrong with the value, and how to mend it; '' or absent while nothing is. */
  readonly error?: string | undefined;
  /** Says "required" beside the label, in words. */
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** Address of the report field, "incident.title"; found again by [data-path]. */
  readonly path?: string | undefined;
  readonly className?: string;
};

export const FieldLabel = ({ label, labelHidden = false, isRequired = false }: FieldProps): JSX.Element => (
  <Label className={labelHidden ? 'ui-visually-hidden' : 'ui-label'}>
    {label}
    {isRequired ? <span className="ui-label__required"> required</span> : null}
  </Label>
);

/** Help and error. Both are announced with the control that they stand under. */
export const FieldHelp = ({ description, error }: Pick<FieldProps, 'description' | 'error'>): JSX.Element => (
  <>
    {description === undefined || description === '' ? null : (
      <Text slot="description" className="ui-help">
        {description}
      </Text>
    )}
    {error ? (
      <Text slot="errorMessage" className="ui-error">
        <Icon name="error" size={14} />
        <span>{error}</span>
      </Text>
    ) : null}
  </>
);
