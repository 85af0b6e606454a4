/** A derived duration, shown as derived; a person may overrule it and says why. */
import { type JSX, useState } from 'react';
import type { Metric } from '../../../../shared/report/derived.ts';
import { type Path, pathToText } from '../../../../shared/report/path.ts';
import { useStore, useText } from '../../../store/hooks.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useRevealer } from '../../report/reveal.tsx';
import { LineField } from './TextFields.tsx';
import './value-fields.css';

type OverrideProps = {
  readonly path: Path;
  readonly label: string;
  readonly metric: Metric;
  /** Where the derived value comes from, in words. */
  readonly origin: string;
  /** What is missing while it cannot be derived. */
  readonly missing: string;
};

export const OverrideField = ({ path, label, metric, origin, missing }: OverrideProps): JSX.Element => {
  const value = useText([...path, 'value']);
  const reason = useText([...path, 'reason']);
  const [isAsked, setAsked] = useState(false);
  const store = useStore();
  const { focus } = useRevealer();
  const isOverruled = isAsked || value !== '' || reason !== '';

  const overrule = (): void => {
    setAsked(true);
    focus(pathToText([...path, 'value']));
  };
  const giveUp = (): void => {
    setAsked(false);
    store.execute({
      kind: 'batch',
      label: 'Use derived value',
      commands: [
        { kind: 'set', path: [...path, 'value'], value: '' },
        { kind: 'set', path: [...path, 'reason'], value: '' },
      ],
    });
  };

  return (
    <fieldset className="value override" data-path={pathToText(path)}>
      <legend className="value__legend">{label}</legend>
      <div className="override__line">
        <span className="override__value">{metric.derived === '' ? '–' : metric.derived}</span>
        <span className="override__source">
          {metric.derived === '' ? missing : `derived: ${origin}`}
          {isOverruled && value !== '' ? '; overruled below' : ''}
        </span>
        {isOverruled ? (
          <Button
            edits
            size="small"
            variant="quiet"
            onPress={giveUp}
            aria-label={`Use derived value: ${label}`}
          >
            Use derived value
          </Button>
        ) : (
          <Button edits size="small" onPress={overrule} aria-label={`Override… ${label}`}>
            Override…
          </Button>
        )}
      </div>
      {isOverruled ? (
        <div className="override__fields">
          <LineField path={[...path, 'value']} label="Value" description="HH:MM" mono />
          <LineField path={[...path, 'reason']} label="Reason" isRequired />
        </div>
      ) : null}
    </fieldset>
  );
};
