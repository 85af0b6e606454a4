import { type JSX, memo } from 'react';
import { newInternalCheck, newRegulatoryRow } from '../../../shared/report/create.ts';
import { regulatoryStatuses, regulatoryStatusLabels } from '../../../shared/report/vocabulary.ts';
import { useRowIds, useText } from '../../store/hooks.tsx';
import { newId } from '../../store/new-id.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceField, optionsOf, TickField } from './fields/ChoiceFields.tsx';
import { Part } from './fields/Part.tsx';
import { RowTools } from './fields/RowTools.tsx';
import { LineField, ParagraphField } from './fields/TextFields.tsx';
import { type RowEdits, useRows } from './fields/use-rows.ts';

const REGULATORY = ['compliance', 'regulatory'] as const;
const INTERNAL = ['compliance', 'internal'] as const;
const statusOptions = optionsOf(regulatoryStatuses, regulatoryStatusLabels);

type RowProps = {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly edits: RowEdits;
};

const Obligation = memo(({ id, index, count, edits }: RowProps): JSX.Element => {
  const path = [...REGULATORY, id];
  const label = useText([...path, 'label']);
  const name = label === '' ? `Obligation ${index + 1}` : label;
  return (
    <li>
      <fieldset className="duty">
        <legend className="ui-visually-hidden">{name}</legend>
        <TickField path={[...path, 'ticked']} label={`Done: ${name}`} labelHidden />
        <div className="duty__fields">
          <LineField path={[...path, 'label']} label={`Obligation ${index + 1}`} labelHidden />
          <ChoiceField
            path={[...path, 'status']}
            label={`Status of ${name}`}
            labelHidden
            options={statusOptions}
            placeholder="Status…"
          />
          <ParagraphField
            path={[...path, 'rationale']}
            label={`Rationale for ${name}`}
            labelHidden
            description=""
            minRows={1}
            placeholder="Why it is required, not applicable or open"
            className="ui-span"
          />
        </div>
        <RowTools
          name={`obligation ${index + 1}`}
          id={id}
          index={index}
          count={count}
          edits={edits}
          field="label"
        />
      </fieldset>
    </li>
  );
});

const InternalCheck = memo(({ id, index, count, edits }: RowProps): JSX.Element => {
  const path = [...INTERNAL, id];
  const label = useText([...path, 'label']);
  const name = label === '' ? `Check ${index + 1}` : label;
  return (
    <li>
      <fieldset className="duty duty--check">
        <legend className="ui-visually-hidden">{name}</legend>
        <TickField path={[...path, 'ticked']} label={`Done: ${name}`} labelHidden />
        <div className="duty__fields">
          <LineField path={[...path, 'label']} label={`Check ${index + 1}`} labelHidden />
          <LineField
            path={[...path, 'date']}
            label={`Date of ${name}`}
            labelHidden
            description=""
            placeholder="YYYY-MM-DD"
            mono
          />
        </div>
        <RowTools
          name={`check ${index + 1}`}
          id={id}
          index={index}
          count={count}
          edits={edits}
          field="label"
        />
      </fieldset>
    </li>
  );
});

export const ComplianceSection = (): JSX.Element => {
  const regulatory = useRowIds(REGULATORY);
  const internal = useRowIds(INTERNAL);
  const obligations = useRows(REGULATORY, 'obligation');
  const checks = useRows(INTERNAL, 'check');
  return (
    <div className="fields fields--wide">
      <Part
        title="Regulatory reporting required"
        help="Tick what has been reported or documented; every row needs a status and its rationale."
      >
        <div data-path="compliance.regulatory">
          <ul className="duties">
            {regulatory.map((id, index) => (
              <Obligation key={id} id={id} index={index} count={regulatory.length} edits={obligations} />
            ))}
          </ul>
          <Button
            edits
            size="small"
            icon="plus"
            onPress={() => obligations.insert(regulatory.length, newRegulatoryRow(newId), 'label')}
          >
            Add obligation
          </Button>
        </div>
      </Part>
      <Part title="Internal reporting" help="Dates are optional.">
        <div data-path="compliance.internal">
          <ul className="duties">
            {internal.map((id, index) => (
              <InternalCheck key={id} id={id} index={index} count={internal.length} edits={checks} />
            ))}
          </ul>
          <Button
            edits
            size="small"
            icon="plus"
            onPress={() => checks.insert(internal.length, newInternalCheck(newId), 'label')}
          >
            Add check
          </Button>
        </div>
      </Part>
    </div>
  );
};
