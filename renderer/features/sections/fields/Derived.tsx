import { type JSX, useId } from 'react';
import './value-fields.css';

/** A value that follows from others and cannot be typed. */
export const Derived = ({
  label,
  value,
  help,
}: {
  readonly label: string;
  readonly value: string;
  readonly help: string;
}): JSX.Element => {
  const id = useId();
  return (
    <div className="ui-field">
      <span className="ui-label" id={id}>
        {label}
      </span>
      <output className="derived__value" aria-labelledby={id}>
        {value === '' ? '–' : value}
      </output>
      <span className="ui-help">{help}</span>
    </div>
  );
};
