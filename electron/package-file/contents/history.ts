/** The history in a package: one entry a line, as in a journal. */
import { Entry } from '../../../shared/history/entry.ts';
import { parseJson } from '../../library/report-file.ts';
import type { Job } from '../job.ts';
import type { Limits } from '../limits.ts';
import { damaged, tooLarge } from '../refusal.ts';
import { weigh } from './json.ts';

const NEWLINE = 10;

export const encodeHistory = (entries: readonly Entry[]): Uint8Array =>
  Buffer.concat(entries.map((entry) => Buffer.from(`${JSON.stringify(entry)}\n`, 'utf8')));

const readLine = (bytes: Uint8Array, line: number): Entry => {
  const json = parseJson(bytes);
  if (!json) return damaged(`Line ${line} of the history in the package is not complete JSON.`);
  const parsed = Entry.safeParse(json.value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue ? ` (${issue.path.map(String).join('.')}: ${issue.message})` : '';
  return damaged(`Line ${line} of the history in the package is not an entry${where}.`);
};

/** Every line is an entry, else the package is refused. Whether they form a chain is for the caller to ask. */
export const decodeHistory = async (
  bytes: Uint8Array,
  limits: Limits,
  job: Job,
): Promise<readonly Entry[]> => {
  const entries: Entry[] = [];
  let values = 0;
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0) return damaged('The history in the package ends in the middle of a line.');
    const line = bytes.subarray(start, end);
    const weight = weigh(line);
    values += weight.values;
    if (values > limits.values || weight.depth > limits.depth) {
      return tooLarge('The history in the package holds more values than it may, or nests them too deeply.');
    }
    entries.push(readLine(line, entries.length + 1));
    start = end + 1;
    if (entries.length % 100 === 0) await job.breathe();
  }
  return entries;
};
