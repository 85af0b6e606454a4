import type { JSX } from 'react';
import { Button } from '../../ui/Button.tsx';
import { DiffText, Replaced } from './DiffText.tsx';
import type { FieldDifference, Part } from './differences.ts';
import { type PutBack, putBackField, putBackList, putBackPart } from './put-back.ts';

export type PartActions = {
  /** Whether there is anything that this would put back now. */
  readonly can: (change: PutBack) => boolean;
  readonly putBack: (change: PutBack, name: string) => void;
};

const stateLabels: Readonly<Record<Part['state'], string>> = {
  changed: '',
  added: 'Added',
  removed: 'Removed',
};

const PutBackButton = ({
  change,
  name,
  label = 'Put back',
  actions,
}: {
  readonly change: PutBack;
  readonly name: string;
  readonly label?: string;
  readonly actions: PartActions;
}): JSX.Element | null =>
  actions.can(change) ? (
    <Button
      edits
      size="small"
      icon="undo"
      className="difference__put-back"
      aria-label={`${label}: ${name}`}
      onPress={() => actions.putBack(change, name)}
    >
      {label}
    </Button>
  ) : null;

const Value = ({ field, state }: { readonly field: FieldDifference; readonly state: Part['state'] }) => {
  if (state === 'added') return <DiffText before="" after={field.after} />;
  if (state === 'removed') return <DiffText before={field.before} after="" />;
  return field.isText ? (
    <DiffText before={field.before} after={field.after} />
  ) : (
    <Replaced before={field.before} after={field.after} />
  );
};

/** A row or a field that differs: how, and the way back. */
export const DifferencePart = ({
  part,
  actions,
}: {
  readonly part: Part;
  readonly actions: PartActions;
}): JSX.Element => {
  const { title, row, state, moved, fields } = part;
  const label = stateLabels[state];
  const isRow = row !== null;
  return (
    <li className={`difference difference--${state}`}>
      <div className="difference__head">
        <h4 className="difference__title">{title}</h4>
        {label === '' ? null : (
          <span className={`difference__state difference__state--${state}`}>{label}</span>
        )}
        {moved === '' ? null : <span className="difference__state">{moved}</span>}
        <PutBackButton change={putBackPart(part)} name={title} actions={actions} />
        {moved === '' && state !== 'added' ? null : (
          <PutBackButton
            change={putBackList(part)}
            name={title}
            label="Put back the whole list"
            actions={actions}
          />
        )}
      </div>
      {isRow ? (
        <dl className="difference__fields">
          {fields.map((field) => (
            <div key={field.path.join('.')} className="difference__field">
              <dt>{field.label}</dt>
              <dd>
                <Value field={field} state={state} />
                {state === 'changed' && fields.length > 1 ? (
                  <PutBackButton
                    change={putBackField(field.path)}
                    name={`${title}, ${field.label}`}
                    actions={actions}
                  />
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        fields.map((field) => (
          <p key={field.path.join('.')} className="difference__value">
            <Value field={field} state={state} />
          </p>
        ))
      )}
    </li>
  );
};
