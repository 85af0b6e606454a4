/** The last line of a file that Debrief wrote: what has no place among the words of a report. */
import { type Report, SCHEMA_VERSION } from '../../../shared/report/schema.ts';
import { reportStates } from '../../../shared/report/vocabulary.ts';

const SEAL = /^<!-- Debrief report, schema (\d{1,9}), version (\d{1,15}), state ([a-z-]+) -->$/;

export const writeSeal = (report: Report): string =>
  `<!-- Debrief report, schema ${SCHEMA_VERSION}, version ${report.revision.version}, state ${report.revision.state} -->`;

export type Seal = { readonly schema: number; readonly revision: Report['revision'] };

/** The seal out of a line; null where it is none. */
export const readSeal = (line: string): Seal | null => {
  const match = SEAL.exec(line.trim());
  const state = reportStates.find((known) => known === match?.[3]);
  const version = Number(match?.[2]);
  return match && state && Number.isSafeInteger(version) && version > 0
    ? { schema: Number(match[1]), revision: { version, state } }
    : null;
};
