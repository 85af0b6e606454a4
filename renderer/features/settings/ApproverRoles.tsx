import { useRef, useState, type JSX } from 'react';
import { signatureMeaningLabels, signatureMeanings } from '../../../shared/report/vocabulary.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import {
  MOST_ROLES,
  moveRow,
  nameProblem,
  toRoles,
  toRows,
  type ApproverRole,
  type ApproverRow,
} from './approver-rows.ts';
import { useAfterPause } from './useAfterPause.ts';

const conditions = [
  { value: 'always', label: 'Every report' },
  { value: 'security-incident', label: 'Security incidents only' },
] as const;
const meanings = signatureMeanings.map((value) => ({ value, label: signatureMeaningLabels[value] }));

type ApproverRolesProps = {
  readonly roles: readonly ApproverRole[];
  readonly onChange: (roles: ApproverRole[]) => void;
};

/** Who signs new reports. Alt+Up and Alt+Down move a role. */
export const ApproverRoles = ({ roles, onChange }: ApproverRolesProps): JSX.Element => {
  const [rows, setRows] = useState(() => toRows(roles));
  const nextKey = useRef(roles.length);
  /** The row that has just been added; it is not found fault with before it has been left. */
  const [fresh, setFresh] = useState<number | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const typing = useAfterPause((typed: readonly ApproverRow[]) => onChange(toRoles(typed)));

  const type = (next: readonly ApproverRow[]) => {
    setRows(next);
    typing.later(next);
  };
  const change = (next: readonly ApproverRow[]) => {
    type(next);
    typing.flush();
  };
  const edit = (key: number, values: Partial<ApproverRole>) =>
    rows.map((row) => (row.key === key ? { ...row, ...values } : row));
  const focusRow = (index: number) =>
    requestAnimationFrame(() => list.current?.children[index]?.querySelector('input')?.focus());
  const move = (row: ApproverRow, by: -1 | 1) => {
    const next = moveRow(rows, row.key, by);
    if (next === rows) return;
    change(next);
    focusRow(next.findIndex(({ key }) => key === row.key));
  };
  const add = () => {
    const key = nextKey.current;
    nextKey.current += 1;
    setFresh(key);
    setRows([...rows, { key, role: '', condition: 'always', meaning: '' }]);
    focusRow(rows.length);
  };
  const remove = (key: number) => {
    const index = rows.findIndex((row) => row.key === key);
    change(rows.filter((row) => row.key !== key));
    focusRow(Math.min(index, rows.length - 2));
  };

  return (
    <div className="approvers">
      {rows.length === 0 ? (
        <p className="approvers__none">No role signs new reports. They will have no signature blocks.</p>
      ) : null}
      <ul ref={list} className="approvers__rows">
        {rows.map((row, index) => {
          const name = row.role.trim() || `role ${index + 1}`;
          return (
            <li key={row.key} className="approvers__row">
              <TextField
                label="Role"
                value={row.role}
                maxLength={200}
                error={row.key === fresh ? '' : nameProblem(rows, row)}
                onChange={(role) => type(edit(row.key, { role }))}
                onCommit={() => {
                  setFresh(null);
                  typing.flush();
                }}
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                  event.preventDefault();
                  move(row, event.key === 'ArrowUp' ? -1 : 1);
                }}
              />
              <Select
                label="Signs"
                value={row.condition}
                options={conditions}
                onChange={(condition) => {
                  if (condition !== '') change(edit(row.key, { condition }));
                }}
              />
              <Select
                label="Meaning of the signature"
                value={row.meaning}
                options={meanings}
                emptyLabel="Not stated"
                placeholder="Not stated"
                onChange={(meaning) => change(edit(row.key, { meaning }))}
              />
              <div className="approvers__buttons">
                <IconButton
                  icon="arrow-up"
                  label={`Move ${name} up`}
                  shortcut="Alt+↑"
                  isDisabled={index === 0}
                  onPress={() => move(row, -1)}
                />
                <IconButton
                  icon="arrow-down"
                  label={`Move ${name} down`}
                  shortcut="Alt+↓"
                  isDisabled={index === rows.length - 1}
                  onPress={() => move(row, 1)}
                />
                <IconButton
                  icon="trash"
                  label={`Remove ${name}`}
                  tone="danger"
                  onPress={() => remove(row.key)}
                />
              </div>
            </li>
          );
        })}
      </ul>
      <Button size="small" icon="plus" isDisabled={rows.length >= MOST_ROLES} onPress={add}>
        Add role
      </Button>
    </div>
  );
};
