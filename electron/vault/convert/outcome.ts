/** What becomes of one file of a library that is converted. It is decided on bytes alone; `apply.ts` does it. */
import type { Result } from '../../../shared/contract/result.ts';

export type Outcome =
  /** It is as it should be. */
  | { readonly kind: 'keep' }
  /** Its bytes are replaced; `trouble` is said of the parts that had to stay as they are. */
  | { readonly kind: 'replace'; readonly bytes: Uint8Array; readonly trouble?: string }
  /** It goes to another path, where a file may be that holds the same already. */
  | {
      readonly kind: 'move';
      readonly path: string;
      readonly bytes: Uint8Array;
      readonly isSame: (existing: Uint8Array) => boolean;
    }
  /** It can be made again, or was never finished. */
  | { readonly kind: 'remove' }
  /** It is sealed, but does not open: it stays as it is. */
  | { readonly kind: 'unreadable'; readonly reason: string };

export const keep: Outcome = { kind: 'keep' };
export const unreadable = (reason: string): Outcome => ({ kind: 'unreadable', reason });

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Whether opening failed because the bytes were never sealed. */
export const isPlain = (opened: Result<unknown>): boolean =>
  !opened.ok && opened.error.code === 'not-encrypted';

/** Splits the bytes of a journal at its line feeds; the last part is empty where it ends with one. */
export const linesOf = (bytes: Uint8Array): Uint8Array[] => {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return [...lines, bytes.subarray(from)];
};

const joinLines = (lines: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(lines.flatMap((line, at) => (at === 0 ? [line] : [Uint8Array.of(0x0a), line])));

/** The journal with each line changed by `change`, which gives the new line, null to keep it, or why it does not open. */
export const changeLines = (
  bytes: Uint8Array,
  change: (line: Uint8Array) => Uint8Array | null | { readonly reason: string },
): Outcome => {
  let trouble = '';
  let hasChanged = false;
  const lines = linesOf(bytes).map((line) => {
    const changed = line.byteLength === 0 ? null : change(line);
    if (changed === null) return line;
    if (changed instanceof Uint8Array) {
      hasChanged = true;
      return changed;
    }
    trouble ||= changed.reason;
    return line;
  });
  if (hasChanged) return { kind: 'replace', bytes: joinLines(lines), ...(trouble !== '' && { trouble }) };
  return trouble === '' ? keep : unreadable(trouble);
};
