import type { JSX } from 'react';
import { useInsights } from '../../store/hooks.tsx';
import { LineList } from './fields/LineList.tsx';
import { OverrideField } from './fields/OverrideField.tsx';
import { Part } from './fields/Part.tsx';
import { ProseField } from './fields/TextFields.tsx';
import { AnswerField, MoneyField, QuantityField } from './fields/ValueFields.tsx';

export const SummarySection = (): JSX.Element => {
  const { derived } = useInsights();
  return (
    <div className="fields">
      <ProseField path={['summary', 'text']} minRows={8} />
      <Part title="Impact metrics">
        <QuantityField path={['summary', 'metrics', 'customersAffected']} label="Customers affected" />
        <LineList
          path={['summary', 'metrics', 'servicesImpacted']}
          label="Services impacted"
          noun="service"
        />
        <MoneyField path={['summary', 'metrics', 'revenueImpact']} label="Revenue impact" />
        <div className="fields__pair">
          <OverrideField
            path={['summary', 'metrics', 'mttd']}
            label="Time to detect (MTTD)"
            metric={derived.mttd}
            origin="start to Detected"
            missing="mark a timeline row as Detected"
          />
          <OverrideField
            path={['summary', 'metrics', 'mttr']}
            label="Time to resolve (MTTR)"
            metric={derived.mttr}
            origin="start to Recovered, else Closed"
            missing="mark a timeline row as Recovered"
          />
        </div>
        <AnswerField path={['summary', 'metrics', 'dataLoss']} label="Data loss" />
      </Part>
    </div>
  );
};
