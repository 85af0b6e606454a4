/** From sealed to plain, one file at a time: byte for byte what was sealed. */
import { sha256Hex } from '../../library/record-hash.ts';
import { openLineWith } from '../line.ts';
import type { VaultSealer } from '../vault-sealer.ts';
import { changeLines, isPlain, keep, type Outcome, sameBytes, unreadable } from './outcome.ts';
import type { LibraryFile } from './walk.ts';

const openReport = (sealer: VaultSealer, id: string, bytes: Uint8Array): Outcome => {
  const opened = sealer.open(`report:${id}`, bytes);
  if (opened.ok) return { kind: 'replace', bytes: opened.value };
  return isPlain(opened) ? keep : unreadable(opened.error.message);
};

const openJournal = (sealer: VaultSealer, id: string, bytes: Uint8Array): Outcome =>
  changeLines(bytes, (line) => {
    const opened = openLineWith(line, (stored) => sealer.openAny(stored, 'An entry'));
    if (!opened.ok) return isPlain(opened) ? null : { reason: opened.error.message };
    return opened.value.identity.startsWith(`history:${id}:`)
      ? opened.value.plain
      : { reason: 'An entry belongs to another report.' };
  });

const openAttachment = (
  sealer: VaultSealer,
  { name, suffix }: Extract<LibraryFile, { kind: 'attachment' }>,
  bytes: Uint8Array,
): Outcome => {
  // Plain where the name is its hash, even where somebody attached a sealed file.
  if (sha256Hex(bytes) === name) return keep;
  const opened = sealer.openAny(bytes, 'The attachment');
  if (!opened.ok) return isPlain(opened) ? keep : unreadable(opened.error.message);
  const { identity, plain } = opened.value;
  const sha256 = identity.replace('attachment:', '');
  if (sealer.attachmentName(sha256) !== name) return unreadable('The file was renamed or exchanged.');
  return {
    kind: 'move',
    path: `attachments/${sha256}${suffix}`,
    bytes: plain,
    isSame: (existing) => sameBytes(existing, plain),
  };
};

export const toPlain = (sealer: VaultSealer, file: LibraryFile, bytes: Uint8Array): Outcome => {
  switch (file.kind) {
    case 'report':
      return openReport(sealer, file.id, bytes);
    case 'journal':
      return openJournal(sealer, file.id, bytes);
    case 'attachment':
      return openAttachment(sealer, file, bytes);
    default:
      return keep;
  }
};
