import { type JSX, memo } from 'react';
import { newApproval } from '../../../shared/report/create.ts';
import {
  isSecurityIncident,
  signatureMeaningLabels,
  signatureMeanings,
} from '../../../shared/report/vocabulary.ts';
import { useReport, useRowIds, useText } from '../../store/hooks.tsx';
import { newId } from '../../store/new-id.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ChoiceField, optionsOf } from './fields/ChoiceFields.tsx';
import { RowTools } from './fields/RowTools.tsx';
import { LineField } from './fields/TextFields.tsx';
import { type RowEdits, useRows } from './fields/use-rows.ts';

const PATH = ['approvals', 'signatories'] as const;
const meaningOptions = optionsOf(signatureMeanings, signatureMeaningLabels);
const conditionOptions = [
  { value: 'always', label: 'Always' },
  { value: 'security-incident', label: 'Only for a security incident' },
] as const;

type SignatoryProps = {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly edits: RowEdits;
};

const Signatory = memo(({ id, index, count, edits }: SignatoryProps): JSX.Element => {
  const path = [...PATH, id];
  const role = useText([...path, 'role']);
  const condition = useText([...path, 'condition']);
  const isSecurity = useReport((report) => isSecurityIncident(report.incident.type));
  const name = role === '' ? `Approver ${index + 1}` : role;
  return (
    <li>
      <fieldset className="signatory">
        <legend className="ui-visually-hidden">{name}</legend>
        <div className="signatory__head">
          <h3>{name}</h3>
          <RowTools
            name={`approver ${index + 1}`}
            id={id}
            index={index}
            count={count}
            edits={edits}
            field="role"
          />
        </div>
        {condition === 'security-incident' && !isSecurity ? (
          <Notice>
            This report is not about a security incident, so this signature is not asked for; the printed
            report says why it is absent. Its fields stay as they are.
          </Notice>
        ) : null}
        <FieldGroup columns={3}>
          <LineField path={[...path, 'role']} />
          <LineField path={[...path, 'name']} />
          <ChoiceField path={[...path, 'meaning']} label="Meaning of signature" options={meaningOptions} />
          <ChoiceField path={[...path, 'condition']} options={conditionOptions} emptyLabel={null} />
          <LineField path={[...path, 'date']} mono />
        </FieldGroup>
      </fieldset>
    </li>
  );
});

export const ApprovalSection = (): JSX.Element => {
  const ids = useRowIds(PATH);
  const edits = useRows(PATH, 'approver');
  return (
    <div data-path="approvals.signatories">
      <ul className="signatories">
        {ids.map((id, index) => (
          <Signatory key={id} id={id} index={index} count={ids.length} edits={edits} />
        ))}
      </ul>
      <Button
        size="small"
        icon="plus"
        edits
        onPress={() => edits.insert(ids.length, newApproval(newId), 'role')}
      >
        Add approver
      </Button>
    </div>
  );
};
