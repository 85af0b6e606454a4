/** A report file and its journal: each by itself, and whether they say the same. */
import { join } from 'node:path';
import type { Report } from '../../../shared/report/schema.ts';
import type { Entry } from '../../../shared/history/entry.ts';
import { errorCodeOf } from '../file-system.ts';
import { faultsOf, headOf, namesOf } from '../history/chain.ts';
import { decodeLines } from '../history/lines.ts';
import { reportAfter, storedAt } from '../history/state.ts';
import { decodeReportFile, type FiledReport } from '../report-file.ts';
import { reasonOf } from '../write-failure.ts';
import { type CheckedLibrary, type Finding, note, problem, RECOVER, TAKE_FROM_BACKUP } from './finding.ts';
import { sealedJournalTrouble, sealedTrouble } from './sealed.ts';

/** Undefined where there is no such file, null where it cannot be read, which is told. */
const bytesOf = async (
  { fs, folder, tell }: CheckedLibrary,
  path: string,
): Promise<Uint8Array | null | undefined> => {
  try {
    return await fs.readFile(join(folder, path));
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return undefined;
    const { what, next } = reasonOf(error);
    tell(problem(path, `It cannot be read: ${what}.`, next));
    return null;
  }
};

const readReportFile = (
  library: CheckedLibrary,
  path: string,
  id: string,
  bytes: Uint8Array,
): FiledReport | null => {
  const { sealer, tell } = library;
  if (sealer === null) {
    const trouble = sealedTrouble(bytes, `report:${id}`);
    if (trouble !== null) tell(problem(path, trouble, RECOVER));
    return null;
  }
  const plain = sealer.open(`report:${id}`, bytes);
  const decoded = plain.ok ? decodeReportFile(plain.value) : plain;
  if (!decoded.ok) {
    tell(
      decoded.error.code === 'newer-version'
        ? note(path, 'A newer version of Debrief wrote it; it was not checked.', 'check it with that version')
        : problem(path, decoded.error.message, RECOVER),
    );
    return null;
  }
  if (decoded.value.report.id === id) return decoded.value;
  tell(
    problem(
      path,
      'It holds another report: it was renamed or copied.',
      'give it back its name, or import it',
    ),
  );
  return null;
};

type CheckedJournal = { readonly entries: readonly Entry[]; readonly isWhole: boolean };

/** Reads a journal: every line, every hash, the chain. Null where there is none, or nothing of it can be opened. */
export const checkJournal = async (library: CheckedLibrary, id: string): Promise<CheckedJournal | null> => {
  const { sealer, tell } = library;
  const path = `history/${id}.jsonl`;
  const bytes = await bytesOf(library, path);
  if (bytes === undefined || bytes === null) return null;
  library.looked(path);
  if (sealer === null) {
    const trouble = sealedJournalTrouble(bytes, id);
    if (trouble !== null) tell(problem(path, trouble, TAKE_FROM_BACKUP));
    return null;
  }
  const { entries, bad, whole } = decodeLines(id, bytes, sealer);
  const messages = [...bad, ...faultsOf(entries)].map(({ message }) => message);
  for (const message of messages) {
    tell(problem(path, message, 'the report itself is not affected; older states may be missing'));
  }
  if (bytes.byteLength > whole) {
    tell(note(path, 'Its last line was never finished: a save was broken off.', 'the next save cuts it off'));
  }
  return { entries, isWhole: messages.length === 0 };
};

/** How report and journal fit each other. */
const fit = (path: string, journalPath: string, filed: FiledReport, journal: CheckedJournal): Finding[] => {
  const { entries, isWhole } = journal;
  const { report, sha256, savedAt, head } = filed;
  const restore = 'open the report and save it: its history goes on from its present state';
  if (head === null) {
    return headOf(entries) === null
      ? []
      : [problem(path, 'It does not say where its history ends.', restore)];
  }
  const at = entries.findLastIndex((entry) => namesOf(entry).includes(head.hash));
  const entry = entries[at];
  if (entry === undefined) {
    return [
      problem(
        journalPath,
        `It does not lead to the report: entry ${head.seq}, which it was saved with, is not in it.`,
        restore,
      ),
    ];
  }
  const found: Finding[] = [];
  if (entry.seq !== head.seq)
    found.push(problem(path, 'It names the entry that it was saved with by a wrong number.', restore));
  if (!entries.some(({ time, record }) => time === savedAt && record === sha256)) {
    found.push(problem(path, 'The time it says it was saved at is none that its history knows.', restore));
  }
  if (isWhole && storedAt(entries, entry.seq, report.id)?.sha256 !== sha256) {
    found.push(
      problem(journalPath, `Its entries up to ${entry.seq} do not lead to what the report holds.`, restore),
    );
  }
  const further = entries
    .slice(at + 1)
    .filter((each) => each.changes.length > 0 || each.report !== undefined);
  if (further.length > 0) {
    found.push(
      reportAfter(report, entries.slice(at + 1)) === null
        ? problem(
            journalPath,
            'Its last entries do not fit the report.',
            'open the report: it is shown without them',
          )
        : note(path, 'A change is in its history and not yet in it.', 'opening the report puts it back'),
    );
  }
  return found;
};

/** Checks `reports/<id>.json` or `trash/<id>.json` with its journal; the report where it could be read. */
export const checkReport = async (
  library: CheckedLibrary,
  folder: 'reports' | 'trash',
  id: string,
): Promise<Report | null> => {
  const path = `${folder}/${id}.json`;
  // In this order: where somebody saves meanwhile, the journal is the newer of the two, as it always may be.
  const bytes = await bytesOf(library, path);
  const journal = await checkJournal(library, id);
  if (bytes === undefined || bytes === null) return null;
  library.looked(path);
  const filed = readReportFile(library, path, id, bytes);
  if (filed === null) return null;
  const journalPath = `history/${id}.jsonl`;
  if (journal === null && library.sealer !== null && filed.head !== null) {
    library.tell(problem(journalPath, 'The history of this report is missing.', TAKE_FROM_BACKUP));
  } else if (journal !== null) {
    for (const finding of fit(path, journalPath, filed, journal)) library.tell(finding);
  }
  return filed.report;
};

/** Checks a report that was put aside under its name and something more: only what it says of itself. */
export const checkAside = async (
  library: CheckedLibrary,
  path: string,
  id: string,
): Promise<Report | null> => {
  const bytes = await bytesOf(library, path);
  if (bytes === undefined || bytes === null) return null;
  library.looked(path);
  return readReportFile(library, path, id, bytes)?.report ?? null;
};
