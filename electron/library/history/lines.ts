/** Entries as the lines of a journal: the entry's JSON, and in a vault that sealed (electron/vault/line.ts). */
import { failure, type Result } from '../../../shared/contract/result.ts';
import { Entry } from '../../../shared/history/entry.ts';
import { claimedLineIdentity, openLine, sealLine } from '../../vault/line.ts';
import type { Identity, Sealer } from '../sealer.ts';

const NEWLINE = 10;

/** The bytes of one line, its end included. */
export const encodeLine = (id: string, entry: Entry, sealer: Sealer): Uint8Array => {
  const plain = Buffer.from(JSON.stringify(entry), 'utf8');
  return Buffer.concat([sealLine(sealer, `history:${id}:${entry.seq}`, plain), Buffer.of(NEWLINE)]);
};

/** A line that cannot be read as an entry. */
export type BadLine = { readonly line: number; readonly message: string };

export type ReadLines = {
  readonly entries: readonly Entry[];
  readonly bad: readonly BadLine[];
  /** Length of all whole lines; what follows is the beginning of one that was never finished. */
  readonly whole: number;
};

const isOf = (id: string, claimed: string): claimed is Identity =>
  claimed.startsWith(`history:${id}:`) && /:\d{1,9}$/.test(claimed);

const plainBytes = (id: string, line: Uint8Array, sealer: Sealer): Result<Uint8Array> => {
  // What is no entry (damaged, torn) was sealed as number 0, and so is looked for where a line says nothing of itself.
  const claimed = claimedLineIdentity(line) ?? `history:${id}:0`;
  return isOf(id, claimed)
    ? openLine(sealer, claimed, line)
    : failure('wrong-file', 'it belongs to another report');
};

/** The end of a sentence: "it is not encrypted". */
const reasonOf = (message: string): string =>
  message.replace(/\.$/, '').replace(/^(?:The|It) /, (word) => word.toLowerCase());

const readLine = (id: string, line: Uint8Array, sealer: Sealer): Entry | string => {
  const plain = plainBytes(id, line, sealer);
  if (!plain.ok) return reasonOf(plain.error.message);
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(plain.value);
    const parsed = Entry.safeParse(JSON.parse(json));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return issue ? `${issue.path.join('.')}: ${issue.message}` : 'it is not an entry';
    }
    const claimed = claimedLineIdentity(line);
    return claimed === null || claimed === `history:${id}:${parsed.data.seq}`
      ? parsed.data
      : 'it holds another entry than it says';
  } catch {
    return 'it is not complete JSON';
  }
};

/** Reads all lines; one that is damaged costs none of the others. */
export const decodeLines = (id: string, bytes: Uint8Array, sealer: Sealer): ReadLines => {
  const entries: Entry[] = [];
  const bad: BadLine[] = [];
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0) return { entries, bad, whole: start };
    const read = readLine(id, bytes.subarray(start, end), sealer);
    if (typeof read === 'string') {
      bad.push({ line, message: `Line ${line} of the history cannot be read: ${read}.` });
    } else entries.push(read);
    start = end + 1;
  }
};
