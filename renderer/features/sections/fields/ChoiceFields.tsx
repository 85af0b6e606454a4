/** Choices and ticks of the report, bound to their path. */
import type { JSX, ReactNode } from 'react';
import { fieldAt } from '../../../../shared/report/fields.ts';
import { type Path, pathToText } from '../../../../shared/report/path.ts';
import { useSetValue, useText, useTick } from '../../../store/hooks.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';

const labelOf = (path: Path): string => fieldAt(pathToText(path))?.label ?? '';
const helpOf = (path: Path): string => fieldAt(pathToText(path))?.help ?? '';

/** A vocabulary as the options of a choice, in its order. */
export const optionsOf = <V extends string>(
  values: readonly V[],
  labels: Readonly<Record<V, string>>,
): readonly { readonly value: V; readonly label: string }[] =>
  values.map((value) => ({ value, label: labels[value] }));

type ChoiceProps<V extends string> = {
  readonly path: Path;
  readonly options: readonly { readonly value: V; readonly label: string; readonly content?: ReactNode }[];
  readonly label?: string;
  readonly labelHidden?: boolean;
  readonly description?: ReactNode;
  /** Words of the entry that takes the choice back; null where one is always chosen. */
  readonly emptyLabel?: string | null;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly className?: string;
};

/** One of a closed vocabulary, chosen from a list. */
export const ChoiceField = <V extends string>({
  path,
  options,
  label = labelOf(path),
  description = helpOf(path),
  emptyLabel = 'Not set',
  ...rest
}: ChoiceProps<V>): JSX.Element => {
  const value = useText(path);
  const setValue = useSetValue();
  return (
    <Select
      {...rest}
      path={pathToText(path)}
      label={label}
      description={description}
      options={options}
      value={options.find((option) => option.value === value)?.value ?? ''}
      onChange={(chosen) => setValue(path, chosen)}
      emptyLabel={emptyLabel ?? undefined}
    />
  );
};

/** One of two to four short words that are all in sight; `unset` takes the answer back. */
export const SegmentedField = <V extends string>({
  path,
  options,
  unset,
  label = labelOf(path),
}: Pick<ChoiceProps<V>, 'path' | 'options' | 'label'> & { readonly unset: string }): JSX.Element => {
  const value = useText(path);
  const setValue = useSetValue();
  return (
    <RadioGroup
      path={pathToText(path)}
      label={label}
      appearance="segmented"
      value={options.find((option) => option.value === value)?.value ?? 'unset'}
      onChange={(chosen) => setValue(path, chosen === 'unset' ? '' : chosen)}
      options={[{ value: 'unset', label: unset }, ...options]}
    />
  );
};

/** A tick. */
export const TickField = ({
  path,
  label = labelOf(path),
  labelHidden = false,
}: {
  readonly path: Path;
  readonly label?: string;
  readonly labelHidden?: boolean;
}): JSX.Element => {
  const ticked = useTick(path);
  const setValue = useSetValue();
  return (
    <Checkbox
      path={pathToText(path)}
      {...(labelHidden ? { 'aria-label': label } : { label })}
      isSelected={ticked}
      onChange={(next) => setValue(path, next)}
    />
  );
};
