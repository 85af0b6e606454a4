/**
 * Entries as the lines of a journal. A line of a plain library is the entry's JSON; in a vault it is the entry's number, a
 * colon and the sealed bytes in base64.
 */
import { Entry } from '../../../shared/history/entry.ts';
import type { Sealer } from '../sealer.ts';

const NEWLINE = 10;

/** The bytes of one line, its end included. */
export const encodeLine = (id: string, entry: Entry, sealer: Sealer): Uint8Array => {
  const plain = Buffer.from(JSON.stringify(entry), 'utf8');
  if (!sealer.isEncrypted) return Buffer.concat([plain, Buffer.of(NEWLINE)]);
  const sealed = Buffer.from(sealer.seal(`history:${id}:${entry.seq}`, plain));
  return Buffer.from(`${entry.seq}:${sealed.toString('base64')}\n`, 'latin1');
};

/** A line that cannot be read as an entry. */
export type BadLine = { readonly line: number; readonly message: string };

export type ReadLines = {
  readonly entries: readonly Entry[];
  readonly bad: readonly BadLine[];
  /** Length of all whole lines; what follows is the beginning of one that was never finished. */
  readonly whole: number;
};

const sealedLine = /^(\d{1,9}):([A-Za-z0-9+/]+={0,2})$/;

const plainBytes = (id: string, line: Uint8Array, sealer: Sealer): Uint8Array | string => {
  if (!sealer.isEncrypted) return line;
  const [, seq, base64] = sealedLine.exec(Buffer.from(line).toString('latin1')) ?? [];
  if (seq === undefined || base64 === undefined) return 'it is not encrypted as the rest of the library is';
  const opened = sealer.open(`history:${id}:${Number(seq)}`, Buffer.from(base64, 'base64'));
  return opened.ok ? opened.value : opened.error.message;
};

const readLine = (id: string, line: Uint8Array, sealer: Sealer): Entry | string => {
  const plain = plainBytes(id, line, sealer);
  if (typeof plain === 'string') return plain;
  try {
    const parsed = Entry.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return issue ? `${issue.path.join('.')}: ${issue.message}` : 'it is not an entry';
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
