import type { JSX } from 'react';
import { reportStateLabels, type ReportState } from '../../shared/report/vocabulary.ts';
import './labels.css';

type StatePillProps = {
  readonly state: ReportState;
  /** Adds "· v2". */
  readonly version?: number;
};

/** Where a report stands: draft, in review, approved. */
export const StatePill = ({ state, version }: StatePillProps): JSX.Element => (
  <span className={`ui-pill ui-pill--${state}`}>
    {reportStateLabels[state]}
    {version === undefined ? '' : ` · v${version}`}
  </span>
);
