/** Values with the words around them: quantities, sums of money, yes/no answers. */
import type { JSX } from 'react';
import { fieldAt } from '../../../../shared/report/fields.ts';
import { type Path, pathToText } from '../../../../shared/report/path.ts';
import { answerLabels, answers, qualifiers } from '../../../../shared/report/vocabulary.ts';
import { useText } from '../../../store/hooks.tsx';
import { ChoiceField, optionsOf, SegmentedField } from './ChoiceFields.tsx';
import { LineField } from './TextFields.tsx';
import './value-fields.css';

const qualifierOptions = qualifiers.map((word) => ({ value: word, label: word }));
const unitOptions = [
  { value: 'count', label: 'count' },
  { value: 'percent', label: '%' },
] as const;
const moneyKinds = [
  { value: 'none', label: 'None' },
  { value: 'amount', label: 'Amount' },
] as const;

type ValueProps = { readonly path: Path; readonly label: string };

/** The label of a part of a value: one word where the group's name says the rest. */
const Qualifier = ({ path }: { readonly path: Path }): JSX.Element => (
  <ChoiceField
    path={[...path, 'qualifier']}
    label="Qualifier"
    description=""
    options={qualifierOptions}
    placeholder="exactly"
    emptyLabel="exactly"
  />
);

/** "about 12,000 (15% of active users)": qualifier, number, unit and remark on one row. */
export const QuantityField = ({ path, label }: ValueProps): JSX.Element => (
  <fieldset className="value">
    <legend className="value__legend">{label}</legend>
    <div className="value__row value__row--quantity">
      <Qualifier path={path} />
      <LineField path={[...path, 'amount']} label="Number" description="" inputMode="decimal" mono />
      <ChoiceField
        path={[...path, 'unit']}
        label="Unit"
        description=""
        options={unitOptions}
        emptyLabel={null}
      />
      <LineField path={[...path, 'remark']} label="Remark" description="" placeholder="15% of active users" />
    </div>
  </fieldset>
);

/** "Estimated $5,000 (failed transactions)", or none. */
export const MoneyField = ({ path, label }: ValueProps): JSX.Element => {
  const kind = useText([...path, 'kind']);
  const amount = useText([...path, 'amount']);
  const hasAmount = kind === 'amount' || amount !== '';
  return (
    <fieldset className="value">
      <legend className="value__legend">{label}</legend>
      <div className={`value__row ${hasAmount ? 'value__row--money' : 'value__row--answer'}`}>
        <SegmentedField path={[...path, 'kind']} label="Loss" options={moneyKinds} unset="Not set" />
        {hasAmount ? (
          <>
            <Qualifier path={path} />
            <LineField path={[...path, 'currency']} label="Currency" description="" placeholder="$" mono />
            <LineField path={[...path, 'amount']} label="Amount" description="" inputMode="decimal" mono />
          </>
        ) : null}
        <LineField path={[...path, 'remark']} label="Remark" description="" className="value__remark" />
      </div>
    </fieldset>
  );
};

/** Yes, no or undetermined, with a remark. */
export const AnswerField = ({ path, label }: ValueProps): JSX.Element => (
  <fieldset className="value">
    <legend className="value__legend">{label}</legend>
    <div className="value__row value__row--answer">
      <SegmentedField
        path={[...path, 'answer']}
        label="Answer"
        options={optionsOf(answers, answerLabels)}
        unset="Not set"
      />
      <LineField
        path={[...path, 'remark']}
        label="Remark"
        description=""
        placeholder={fieldAt(pathToText([...path, 'remark']))?.help ?? ''}
      />
    </div>
  </fieldset>
);
