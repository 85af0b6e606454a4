/** The history in a package: one entry a line, as in a journal. */
import { Entry } from '../../../shared/history/entry.ts';
import { parseJson } from '../../library/report-file.ts';
import type { Job } from '../job.ts';
import { limits } from '../limits.ts';
import { damaged } from '../refusal.ts';
import { isShallow } from './depth.ts';

const NEWLINE = 10;

export const encodeHistory = (entries: readonly Entry[]): Uint8Array =>
  Buffer.concat(entries.map((entry) => Buffer.from(`${JSON.stringify(entry)}\n`, 'utf8')));

const readLine = (bytes: Uint8Array, line: number): Entry => {
  const json = isShallow(bytes, limits.depth) ? parseJson(bytes) : null;
  if (!json) return damaged(`Line ${line} of the history in the package is not complete JSON.`);
  const parsed = Entry.safeParse(json.value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue ? ` (${issue.path.map(String).join('.')}: ${issue.message})` : '';
  return damaged(`Line ${line} of the history in the package is not an entry${where}.`);
};

/** Every line is an entry, else the package is refused. Whether they form a chain is for the caller to ask. */
export const decodeHistory = async (bytes: Uint8Array, job: Job): Promise<readonly Entry[]> => {
  const entries: Entry[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0) return damaged('The history in the package ends in the middle of a line.');
    entries.push(readLine(bytes.subarray(start, end), entries.length + 1));
    start = end + 1;
    if (entries.length % 100 === 0) await job.breathe();
  }
  return entries;
};
