/** The backups in a folder, and what reading them showed. */
import { useCallback, useEffect, useState } from 'react';
import type { BackupDamage, BackupRef, BackupSummary } from '../../../shared/contract/backup.ts';
import type { Failure } from '../../../shared/contract/result.ts';
import { useBridge } from '../../app/context.tsx';

export type Backups = {
  /** Null until the host has answered. */
  readonly backups: readonly BackupSummary[] | null;
  readonly failure: Failure | null;
  /** What is damaged in those that were read whole, by name. */
  readonly checked: ReadonlyMap<string, readonly BackupDamage[]>;
  readonly refresh: () => Promise<void>;
  readonly noteChecked: (name: string, damage: readonly BackupDamage[]) => void;
};

/** How the host knows a backup of this list. */
export const refTo = (name: string, folder: string | undefined): BackupRef =>
  folder === undefined ? { name } : { name, folder };

/** @param folder A folder elsewhere; undefined for the library's own backups. */
export const useBackups = (folder: string | undefined): Backups => {
  const bridge = useBridge();
  const [backups, setBackups] = useState<readonly BackupSummary[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [checked, setChecked] = useState<ReadonlyMap<string, readonly BackupDamage[]>>(new Map());

  const refresh = useCallback(async () => {
    const listed = await bridge.invoke('backup.list', folder === undefined ? {} : { folder });
    setBackups(listed.ok ? listed.value.backups : []);
    setFailure(listed.ok ? null : listed.error);
  }, [bridge, folder]);

  useEffect(() => {
    const timer = setTimeout(() => void refresh(), 0);
    return () => clearTimeout(timer);
  }, [refresh]);

  const noteChecked = useCallback((name: string, damage: readonly BackupDamage[]) => {
    setChecked((before) => new Map([...before, [name, damage]]));
  }, []);

  return { backups, failure, checked, refresh, noteChecked };
};
