/** What the list and the search need to know of a report file. */
import type { ReportSummary, StoredReport } from '../../shared/contract/channels.ts';
import type { ErrorCode } from '../../shared/contract/result.ts';
import { decodeReportFile } from './report-file.ts';
import type { Sealer } from './sealer.ts';
import { searchText } from './search.ts';

export type Unreadable = { readonly kind: 'unreadable'; readonly reason: string; readonly code: ErrorCode };

export type Described =
  { readonly kind: 'report'; readonly summary: ReportSummary; readonly text: string } | Unreadable;

export const SUFFIX = '.json';

const summarise = ({ report, savedAt }: StoredReport): ReportSummary => ({
  id: report.id,
  incidentId: report.incident.incidentId,
  title: report.incident.title,
  severity: report.incident.severity,
  type: report.incident.type,
  state: report.revision.state,
  version: report.revision.version,
  start: report.incident.start,
  savedAt,
  hasNotes: report.importedNotes.items.some((note) => !note.dismissed),
});

/** Reads the stored bytes of a report file. */
export const describe = (fileName: string, bytes: Uint8Array, sealer: Sealer): Described => {
  const plain = sealer.open(`report:${fileName.slice(0, -SUFFIX.length)}`, bytes);
  const stored = plain.ok ? decodeReportFile(plain.value) : plain;
  if (!stored.ok) return { kind: 'unreadable', reason: stored.error.message, code: stored.error.code };
  if (fileName !== `${stored.value.report.id}${SUFFIX}`) {
    return {
      kind: 'unreadable',
      reason: 'The file was renamed or copied: its name is not its report’s identifier.',
      code: 'invalid-report',
    };
  }
  return {
    kind: 'report',
    summary: summarise(stored.value),
    text: searchText(stored.value.report),
  };
};
