import type { JSX } from 'react';
import {
  incidentTypeLabels,
  incidentTypes,
  severities,
  severityLabels,
} from '../../../shared/report/vocabulary.ts';
import { useInsights } from '../../store/hooks.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { SeverityLabel } from '../../ui/SeverityLabel.tsx';
import { ChoiceField, optionsOf } from './fields/ChoiceFields.tsx';
import { Derived } from './fields/Derived.tsx';
import { LineField } from './fields/TextFields.tsx';

const severityOptions = severities.map((value) => ({
  value,
  label: `${value} ${severityLabels[value]}`,
  content: <SeverityLabel severity={value} withName />,
}));

export const IncidentSection = (): JSX.Element => {
  const { derived } = useInsights();
  return (
    <div className="fields">
      <LineField path={['incident', 'title']} />
      <FieldGroup columns={3}>
        <LineField path={['incident', 'incidentId']} mono />
        <ChoiceField
          path={['incident', 'type']}
          options={optionsOf(incidentTypes, incidentTypeLabels)}
          description="Security incidents, data breaches, ransomware and DDoS are signed by the CISO too."
        />
        <ChoiceField path={['incident', 'severity']} options={severityOptions} />
      </FieldGroup>
      <FieldGroup columns={3}>
        <LineField path={['incident', 'start']} mono />
        <LineField path={['incident', 'end']} mono />
        <Derived
          label="Duration"
          value={derived.duration.text}
          help={derived.duration.text === '' ? 'Needs start and end.' : 'Derived: start to end.'}
        />
      </FieldGroup>
      <FieldGroup columns={3}>
        <LineField path={['incident', 'commander']} />
        <LineField path={['incident', 'author']} />
        <LineField path={['incident', 'reportDate']} mono />
      </FieldGroup>
    </div>
  );
};
