import { useState, type JSX } from 'react';
import type { BackupDamage, BackupSummary } from '../../../shared/contract/backup.ts';
import { Button } from '../../ui/Button.tsx';
import { count, formatBytes } from '../../ui/format/amount.ts';
import { exactWhen, localWhen } from '../../ui/format/when.ts';
import { Icon } from '../../ui/icons.tsx';

type BackupListProps = {
  readonly backups: readonly BackupSummary[];
  readonly checked: ReadonlyMap<string, readonly BackupDamage[]>;
  readonly isBusy: boolean;
  readonly onCheck: (name: string) => void;
  readonly onRestore: (backup: BackupSummary) => void;
};

/** Damaged files that are named one by one; the others are counted. */
const NAMED = 8;

const DamageList = ({ damage }: { readonly damage: readonly BackupDamage[] }): JSX.Element => (
  <ul className="backup__damage">
    {damage.slice(0, NAMED).map(({ path, message }) => (
      <li key={path}>
        <code>{path}</code>: {message}
      </li>
    ))}
    {damage.length > NAMED ? <li>and {count(damage.length - NAMED, 'more file')}</li> : null}
  </ul>
);

const State = ({ damage }: { readonly damage: readonly BackupDamage[] | undefined }): JSX.Element | null => {
  if (damage === undefined) return null;
  const isWhole = damage.length === 0;
  return (
    <output
      className={isWhole ? 'backup__state backup__state--whole' : 'backup__state backup__state--damaged'}
    >
      <Icon name={isWhole ? 'check' : 'error'} size={14} />
      {isWhole ? 'Verified' : `${count(damage.length, 'file')} damaged`}
    </output>
  );
};

/** Backups, newest first, each with what can be done with it. */
export const BackupList = (props: BackupListProps): JSX.Element => {
  const { backups, checked, isBusy, onCheck, onRestore } = props;
  const [now] = useState(() => new Date());
  return (
    <ul className="backup__list" aria-label="Backups">
      {backups.map((backup) => {
        const { name, madeAt, reports, bytes, failure } = backup;
        const when = madeAt === '' ? name : localWhen(madeAt, now);
        const damage = checked.get(name);
        return (
          <li key={name} className="backup__item">
            <div className="backup__words">
              <span className="backup__when" title={madeAt === '' ? undefined : exactWhen(madeAt)}>
                {when}
              </span>
              <span className="backup__facts">
                {failure ? failure.message : `${count(reports, 'report')}, ${formatBytes(bytes)}`}
              </span>
              <State damage={damage} />
            </div>
            {failure ? null : (
              <div className="backup__actions">
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Check backup of ${when}`}
                  isDisabled={isBusy}
                  onPress={() => onCheck(name)}
                >
                  Check
                </Button>
                <Button
                  size="small"
                  aria-label={`Restore… from ${when}`}
                  isDisabled={isBusy}
                  onPress={() => onRestore(backup)}
                >
                  Restore…
                </Button>
              </div>
            )}
            {damage && damage.length > 0 ? <DamageList damage={damage} /> : null}
          </li>
        );
      })}
    </ul>
  );
};
