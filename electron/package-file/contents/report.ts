/** The report in a package: the report file of a library, as it is. */
import { z } from 'zod';
import type { StoredReport } from '../../../shared/contract/channels.ts';
import type { Failure, Result } from '../../../shared/contract/result.ts';
import { decodeReportFile } from '../../library/report-file.ts';
import { limits } from '../limits.ts';
import { NOTHING_STORED, Refusal, suspicious } from '../refusal.ts';
import { parseWithin } from './json.ts';

const Stated = z.looseObject({ sha256: z.string() });

const orRefuse = <T>(result: Result<T>, translate: (error: Failure) => Failure): T => {
  if (!result.ok) throw new Refusal(translate(result.error));
  return result.value;
};

/** @returns The report, and the record hash it was stored with: another one where an older version of Debrief stored it. */
export const decodeReport = (
  bytes: Uint8Array,
): { readonly stored: StoredReport; readonly record: string } => {
  const json = parseWithin(bytes, limits);
  if (!json) {
    return suspicious(
      'The report in the package is not complete JSON, or nested deeper than a report can be.',
    );
  }
  const { report, savedAt, sha256 } = orRefuse(decodeReportFile(bytes), (error) => ({
    ...error,
    message: `The report in the package cannot be read. ${error.message}`,
    kept: NOTHING_STORED,
  }));
  const stated = Stated.parse(json.value);
  return { stored: { report, savedAt, sha256 }, record: stated.sha256 };
};
