import type { JSX } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import './labels.css';

type ProgressBarProps = {
  /** What is being done: "Laying out the timeline". */
  readonly label: string;
  /** Done so far, 0 to 1. */
  readonly fraction: number;
};

export const ProgressBar = ({ label, fraction }: ProgressBarProps): JSX.Element => (
  <AriaProgressBar className="ui-progress" value={fraction} minValue={0} maxValue={1} aria-label={label}>
    {({ percentage = 0, valueText }) => (
      <>
        <div className="ui-progress__words">
          <span>{label}</span>
          <span>{valueText}</span>
        </div>
        <div className="ui-progress__track">
          <div className="ui-progress__fill" style={{ width: `${percentage}%` }} />
        </div>
      </>
    )}
  </AriaProgressBar>
);
