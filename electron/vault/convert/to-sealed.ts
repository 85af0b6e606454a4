/** From plain to sealed, one file at a time. What is sealed already is proven to open, and left. */
import { z } from 'zod';
import { sha256Hex } from '../../library/record-hash.ts';
import { parseJson } from '../../library/report-file.ts';
import type { Identity } from '../../library/sealer.ts';
import { openLineWith, sealLine } from '../line.ts';
import type { VaultSealer } from '../vault-sealer.ts';
import { changeLines, isPlain, keep, type Outcome, sameBytes, unreadable } from './outcome.ts';
import type { LibraryFile } from './walk.ts';

const Numbered = z.looseObject({ seq: z.int().positive() });

/** A line that is no entry (damaged, torn) gets the number 0, which no entry has. */
const seqOf = (line: Uint8Array): number => {
  const entry = Numbered.safeParse(parseJson(line)?.value);
  return entry.success ? entry.data.seq : 0;
};

/** Opens again what it has sealed before anybody relies on it: what it stands for is about to be replaced. */
const proving = (sealer: VaultSealer): VaultSealer => ({
  ...sealer,
  seal: (identity, plain) => {
    const sealed = sealer.seal(identity, plain);
    const opened = sealer.open(identity, sealed);
    if (!opened.ok || !sameBytes(opened.value, plain)) {
      throw new Error('what was encrypted did not open again');
    }
    return sealed;
  },
});

const sealReport = (sealer: VaultSealer, id: string, bytes: Uint8Array): Outcome => {
  const identity: Identity = `report:${id}`;
  const opened = sealer.open(identity, bytes);
  if (opened.ok) return keep;
  return isPlain(opened)
    ? { kind: 'replace', bytes: sealer.seal(identity, bytes) }
    : unreadable(opened.error.message);
};

const sealJournal = (sealer: VaultSealer, id: string, bytes: Uint8Array): Outcome =>
  changeLines(bytes, (line) => {
    const opened = openLineWith(line, (stored) => sealer.openAny(stored, 'An entry'));
    if (opened.ok) return null;
    return isPlain(opened)
      ? sealLine(sealer, `history:${id}:${seqOf(line)}`, line)
      : { reason: opened.error.message };
  });

const sealAttachment = (
  sealer: VaultSealer,
  { name, suffix }: Extract<LibraryFile, { kind: 'attachment' }>,
  bytes: Uint8Array,
): Outcome => {
  // Plain where the name is its hash, even where somebody attached a sealed file.
  if (sha256Hex(bytes) !== name) {
    const opened = sealer.openAny(bytes, 'The attachment');
    if (opened.ok) {
      const sha256 = opened.value.identity.replace('attachment:', '');
      return sealer.attachmentName(sha256) === name ? keep : unreadable('The file was renamed or exchanged.');
    }
    if (!isPlain(opened)) return unreadable(opened.error.message);
  }
  const identity: Identity = `attachment:${name}`;
  return {
    kind: 'move',
    path: `attachments/${sealer.attachmentName(name)}${suffix}`,
    bytes: sealer.seal(identity, bytes),
    isSame: (existing) => {
      const opened = sealer.open(identity, existing);
      return opened.ok && sameBytes(opened.value, bytes);
    },
  };
};

export const toSealed = (sealer: VaultSealer, file: LibraryFile, bytes: Uint8Array): Outcome => {
  switch (file.kind) {
    case 'report':
      return sealReport(proving(sealer), file.id, bytes);
    case 'journal':
      return sealJournal(proving(sealer), file.id, bytes);
    case 'attachment':
      return sealAttachment(proving(sealer), file, bytes);
    default:
      return keep;
  }
};
