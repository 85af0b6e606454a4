import type { JSX } from 'react';
import { detectionMethodLabels, detectionMethods } from '../../../shared/report/vocabulary.ts';
import { useInsights } from '../../store/hooks.tsx';
import { TickField } from './fields/ChoiceFields.tsx';
import { OverrideField } from './fields/OverrideField.tsx';
import { LineField, ProseField } from './fields/TextFields.tsx';

const hints = {
  monitoring: 'Which alert',
  customer: 'Which ticket or channel',
  internal: 'Who reported it, and how',
  scan: 'Which scan or audit',
  other: 'How',
} as const;

export const DetectionSection = (): JSX.Element => {
  const { derived } = useInsights();
  return (
    <div className="fields">
      <fieldset className="value">
        <legend className="value__legend">How was the incident detected?</legend>
        <div className="methods">
          {detectionMethods.map((method) => (
            <div className="methods__row" key={method}>
              <TickField path={['detection', 'methods', method, 'ticked']} />
              <LineField
                path={['detection', 'methods', method, 'specify']}
                label={`${detectionMethodLabels[method]}: specify`}
                labelHidden
                description=""
                placeholder={hints[method]}
              />
            </div>
          ))}
        </div>
      </fieldset>
      <OverrideField
        path={['detection', 'delay']}
        label="Detection delay"
        metric={derived.detectionDelay}
        origin="start of the incident to the first row marked Detected"
        missing="mark a timeline row as Detected"
      />
      <ProseField path={['detection', 'improvements']} minRows={3} />
    </div>
  );
};
