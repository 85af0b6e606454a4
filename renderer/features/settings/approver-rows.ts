/** The approver roles while they are edited: with identities, and with rows that have no name yet. */
import type { Settings } from '../../../shared/contract/settings.ts';

export type ApproverRole = Settings['approverRoles'][number];
export type ApproverRow = ApproverRole & { readonly key: number };

/** At most so many roles; the contract's limit. */
export const MOST_ROLES = 12;

export const toRows = (roles: readonly ApproverRole[]): readonly ApproverRow[] =>
  roles.map((role, key) => ({ ...role, key }));

/** The roles to be saved: those that have a name. */
export const toRoles = (rows: readonly ApproverRow[]): ApproverRole[] =>
  rows
    .filter(({ role }) => role.trim() !== '')
    .map(({ role, condition, meaning }) => ({ role: role.trim(), condition, meaning }));

/** What is wrong with a row's name, or ''. */
export const nameProblem = (rows: readonly ApproverRow[], row: ApproverRow): string => {
  const name = row.role.trim().toLowerCase();
  if (name === '') return 'Give this role a name, or remove it. It is not used until then.';
  const isTwice = rows.some(({ key, role }) => key < row.key && role.trim().toLowerCase() === name);
  return isTwice ? 'This role is in the list twice.' : '';
};

/** The row moved by one place; out of range changes nothing. */
export const moveRow = (rows: readonly ApproverRow[], key: number, by: -1 | 1): readonly ApproverRow[] => {
  const from = rows.findIndex((row) => row.key === key);
  const row = rows[from];
  const to = from + by;
  return row && to >= 0 && to < rows.length ? rows.toSpliced(from, 1).toSpliced(to, 0, row) : rows;
};
