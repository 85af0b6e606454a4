/** Lists the reports in a backup, so that one of them can be chosen. */
import type { BackedUpReport } from '../../../shared/contract/backup.ts';
import { success } from '../../../shared/contract/result.ts';
import { reportIds } from '../../library/backup/manifest.ts';
import { openBackup } from '../../library/backup/reader.ts';
import type { Handler } from '../handler.ts';
import { findBackup } from './source.ts';

/** So many are shown; a query finds the others. */
const SHOWN = 100;

const matches = ({ incidentId, title }: BackedUpReport, query: string): boolean => {
  const text = `${incidentId} ${title}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

export const listBackedUpReports: Handler<'backup.reports'> = async (
  { backups, vault },
  { backup, query },
) => {
  const found = await findBackup(backups, backup);
  if (!found.ok) return found;
  const reader = await openBackup(backups.place, found.value.folder, () => vault.sealer());
  if (!reader.ok) return reader;
  const reports: BackedUpReport[] = [];
  let unreadable = 0;
  for (const id of reportIds(found.value.manifest)) {
    const stored = await reader.value.read(id);
    if (!stored.ok) {
      unreadable += 1;
      continue;
    }
    const { report, savedAt } = stored.value;
    const { incidentId, title } = report.incident;
    const listed = { id, incidentId, title, savedAt };
    if (!matches(listed, query.trim())) continue;
    if (reports.length === SHOWN) return success({ reports, hasMore: true, unreadable });
    reports.push(listed);
  }
  return success({
    reports: reports.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt) || a.id.localeCompare(b.id)),
    hasMore: false,
    unreadable,
  });
};
