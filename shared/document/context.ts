/** What a document needs besides the report. */
import type { PrintedHistory } from '../history/printed.ts';
import { derive, phaseTimes, resolveTimeline } from '../report/derived.ts';
import type { DerivedValues, PhaseTimes, ResolvedTime } from '../report/derived.ts';
import type { Report } from '../report/schema.ts';
import { headingNumbers, type HeadingNumbers } from './parts.ts';

export type BuildContext = {
  readonly organisation: string;
  /** The logo among the assets handed to the writer. */
  readonly logo: { readonly sha256: string } | null;
  /** Record hash: SHA-256 of the report's canonical JSON, lower-case hex. */
  readonly sha256: string;
  /** When this state of the record was saved, ISO 8601 with whole seconds, UTC. No clock of the export gets into a document. */
  readonly recordedAt: string;
  /** Where it is to be printed as an appendix. */
  readonly history?: PrintedHistory | undefined;
};

/** What every section builder is given. */
export type SectionInput = {
  readonly report: Report;
  /** When each timeline row happened. */
  readonly times: readonly ResolvedTime[];
  readonly phases: PhaseTimes;
  readonly derived: DerivedValues;
  readonly headings: HeadingNumbers;
};

/** The timeline is read once for all that needs its times: a long report has thousands of rows. */
export const sectionInput = (report: Report): SectionInput => {
  const times = resolveTimeline(report.timeline.rows, report.incident.start);
  const phases = phaseTimes(report, times);
  return { report, times, phases, derived: derive(report, phases), headings: headingNumbers() };
};
