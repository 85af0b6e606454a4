import type { JSX, ReactNode } from 'react';
import './labels.css';

/** Nothing here yet: one sentence and one button. */
export const EmptyState = ({
  text,
  action,
}: {
  readonly text: ReactNode;
  readonly action?: ReactNode;
}): JSX.Element => (
  <div className="ui-empty">
    <p>{text}</p>
    {action}
  </div>
);
