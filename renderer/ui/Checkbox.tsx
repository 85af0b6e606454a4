import type { JSX, ReactNode, Ref } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { classes } from './classes.ts';
import { defined } from './defined.ts';
import { useReadOnly } from './read-only.tsx';
import './field.css';

type CheckboxProps = {
  /** Words beside the box; without them give `aria-label`. */
  readonly label?: ReactNode;
  readonly 'aria-label'?: string | undefined;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly path?: string | undefined;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLLabelElement> | undefined;
};

export const Checkbox = ({
  label,
  'aria-label': name,
  isSelected,
  onChange,
  isDisabled = false,
  path,
  className,
  inputRef,
}: CheckboxProps): JSX.Element => (
  <AriaCheckbox
    className={classes('ui-checkbox', className)}
    isSelected={isSelected}
    onChange={onChange}
    isDisabled={isDisabled}
    isReadOnly={useReadOnly()}
    data-path={path}
    {...defined({ 'aria-label': name, ref: inputRef })}
  >
    <span className="ui-checkbox__box" aria-hidden="true">
      <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" strokeWidth="2.2">
        <path d="m3.2 8.4 3.1 3.1 6.4-6.8" />
      </svg>
    </span>
    {label === undefined ? null : <span>{label}</span>}
  </AriaCheckbox>
);
