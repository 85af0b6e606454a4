import type { JSX } from 'react';
import type { BackupSettings } from '../../../shared/contract/backup.ts';
import { count } from '../../ui/format/amount.ts';
import { Select } from '../../ui/Select.tsx';

type KeepingProps = {
  readonly settings: BackupSettings;
  readonly onChange: (settings: BackupSettings) => void;
};

const days = [3, 7, 14, 30];
const weeks = [0, 4, 8, 12, 26];

/** The usual numbers, and the one that is set where it is another. */
const optionsOf = (usual: readonly number[], chosen: number, one: string) =>
  [...new Set([...usual, chosen])]
    .toSorted((a, b) => a - b)
    .map((number) => ({ value: String(number), label: number === 0 ? 'None' : count(number, one) }));

/** How many rolling copies stay. */
export const Keeping = ({ settings, onChange }: KeepingProps): JSX.Element => (
  <div className="backup__keeping">
    <Select
      label="Keep daily backups"
      value={String(settings.keepDaily)}
      options={optionsOf(days, settings.keepDaily, 'day')}
      onChange={(value) => {
        if (value !== '') onChange({ ...settings, keepDaily: Number(value) });
      }}
    />
    <Select
      label="Then weekly ones"
      value={String(settings.keepWeekly)}
      options={optionsOf(weeks, settings.keepWeekly, 'week')}
      onChange={(value) => {
        if (value !== '') onChange({ ...settings, keepWeekly: Number(value) });
      }}
    />
  </div>
);
