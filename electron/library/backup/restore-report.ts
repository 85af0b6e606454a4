/** A single report out of a backup, back into the library: as a change like any other, so that nothing is lost by it. */
import type { StoredReport } from '../../../shared/contract/channels.ts';
import { type Result, success } from '../../../shared/contract/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { Library } from '../library.ts';
import type { BackupReader } from './reader.ts';

export type RestoredReport = {
  readonly savedAt: string;
  /** "added" where the library had it no more, "set-back" where it had another state, "same" where it had this one. */
  readonly outcome: 'added' | 'set-back' | 'same';
  /** File names of attachments that neither the library nor the backup has whole. */
  readonly missing: readonly string[];
};

type Target = Pick<Library, 'read' | 'save' | 'add' | 'recover' | 'attachments'>;

/** Brings back what the report refers to; names what cannot be. */
const restoreAttachments = async (
  library: Target,
  backup: BackupReader,
  report: Report,
): Promise<Result<readonly string[]>> => {
  const missing: string[] = [];
  const named = Object.values(report.appendices).flatMap(({ attachments }) => attachments);
  for (const { sha256, name } of named) {
    if ((await library.attachments.read(sha256)).ok) continue;
    const bytes = await backup.attachments.read(sha256);
    if (!bytes.ok) {
      missing.push(name);
      continue;
    }
    const added = await library.attachments.add(bytes.value.bytes);
    if (!added.ok) return added;
  }
  return success(missing);
};

/** What the library has now; a damaged file is put aside first, with the newest good state in its place. */
const presentState = async (library: Target, id: string): Promise<Result<StoredReport | null>> => {
  const read = await library.read(id);
  if (read.ok) return read;
  if (read.error.code === 'not-found') return success(null);
  if (read.error.code === 'newer-version') return read;
  const recovered = await library.recover(id);
  return recovered.ok ? library.read(id) : recovered;
};

/** "14 March 2026, 14:32 UTC" of an ISO instant. */
const inWords = (iso: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(iso)).replace(' at ', ', ')} UTC`;

/** @param madeAt When the backup was made; the history will say so. */
export const restoreReport = async (
  library: Target,
  backup: BackupReader,
  id: string,
  madeAt: string,
): Promise<Result<RestoredReport>> => {
  const stored = await backup.read(id);
  if (!stored.ok) return stored;
  const { report, sha256 } = stored.value;
  const missing = await restoreAttachments(library, backup, report);
  if (!missing.ok) return missing;
  const present = await presentState(library, id);
  if (!present.ok) return present;
  if (present.value?.sha256 === sha256) {
    return success({ savedAt: present.value.savedAt, outcome: 'same', missing: missing.value });
  }
  const reason = `From the backup of ${inWords(madeAt)}.`;
  const saved = present.value
    ? await library.save(report, present.value.sha256, { kind: 'restored', reason })
    : await library.add(report, { kind: 'recovered', reason });
  if (!saved.ok) return saved;
  const outcome = present.value ? 'set-back' : 'added';
  return success({ savedAt: saved.value.savedAt, outcome, missing: missing.value });
};
