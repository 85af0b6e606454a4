import type { JSX, ReactNode } from 'react';
import { classes } from './classes.ts';
import './field.css';

type FieldGroupProps = {
  /** Fields side by side; they stand below each other where there is no room. 2 unless told. */
  readonly columns?: 1 | 2 | 3 | 4;
  readonly children: ReactNode;
  readonly className?: string;
};

/** Rows of fields on a common grid. A child with class "ui-span" takes a whole row. */
export const FieldGroup = ({ columns = 2, children, className }: FieldGroupProps): JSX.Element => (
  <div className={classes('ui-field-group', `ui-field-group--${columns}`, className)}>{children}</div>
);
