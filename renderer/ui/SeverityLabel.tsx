import type { JSX } from 'react';
import { severityLabels, type Severity } from '../../shared/report/vocabulary.ts';
import './labels.css';

type SeverityLabelProps = {
  readonly severity: Severity | '';
  /** Adds the word: "P1 High". */
  readonly withName?: boolean;
};

/** A severity as a filled label with its letter, so that it reads without its colour; nothing while unset. */
export const SeverityLabel = ({ severity, withName = false }: SeverityLabelProps): JSX.Element | null =>
  severity === '' ? null : (
    <span className="ui-severity-line">
      <span className={`ui-severity ui-severity--${severity.toLowerCase()}`}>{severity}</span>
      <span className={withName ? '' : 'ui-visually-hidden'}> {severityLabels[severity]}</span>
    </span>
  );
