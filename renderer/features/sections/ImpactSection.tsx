import type { JSX } from 'react';
import { severities, severityLabels } from '../../../shared/report/vocabulary.ts';
import { ChoiceField } from './fields/ChoiceFields.tsx';
import { Part } from './fields/Part.tsx';
import { LineField, ParagraphField } from './fields/TextFields.tsx';
import { AnswerField, MoneyField, QuantityField } from './fields/ValueFields.tsx';

const severityOptions = severities.map((value) => ({ value, label: `${value} ${severityLabels[value]}` }));

export const ImpactSection = (): JSX.Element => (
  <div className="fields fields--wide">
    <Part title="Customer impact">
      <QuantityField path={['impact', 'customer', 'total']} label="Total customers affected" />
      <ParagraphField path={['impact', 'customer', 'symptoms']} />
      <ParagraphField path={['impact', 'customer', 'duration']} minRows={1} />
      <fieldset className="value">
        <legend className="value__legend">Severity</legend>
        <div className="value__row severity-row">
          <ChoiceField
            path={['impact', 'customer', 'severity', 'level']}
            label="Level"
            options={severityOptions}
          />
          <LineField path={['impact', 'customer', 'severity', 'remark']} label="Remark" />
        </div>
      </fieldset>
    </Part>
    <Part title="Business impact">
      <MoneyField path={['impact', 'business', 'revenueLoss']} label="Revenue loss" />
      <AnswerField path={['impact', 'business', 'slaBreach']} label="SLA breach" />
      <ParagraphField path={['impact', 'business', 'reputational']} />
    </Part>
    <Part title="Data impact">
      <AnswerField path={['impact', 'data', 'loss']} label="Data loss" />
      <AnswerField path={['impact', 'data', 'breach']} label="Data breach" />
      <ParagraphField path={['impact', 'data', 'compliance']} />
    </Part>
  </div>
);
