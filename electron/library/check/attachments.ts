/** The attachments of a library: each is what its name says, and none is missing that a report refers to. */
import { join } from 'node:path';
import { sha256Hex } from '../record-hash.ts';
import { reasonOf } from '../write-failure.ts';
import { type CheckedLibrary, type CheckingSealer, note, problem } from './finding.ts';
import { sealedTrouble } from './sealed.ts';

/** Who refers to what: SHA-256 of an attachment to the first report file that names it. */
export type References = Map<string, string>;

const addAgain = 'add the original file to the report again';

/** The trouble with an attachment of this SHA-256; null where there is none. */
const openedTrouble = (sealer: CheckingSealer, sha256: string, bytes: Uint8Array): string | null => {
  const opened = sealer.open(`attachment:${sha256}`, bytes);
  if (!opened.ok) return opened.error.message;
  return sha256Hex(opened.value) === sha256 ? null : 'It is damaged: its content does not match its hash.';
};

const IDENTITY = 'attachment:';

/** The trouble with an encrypted attachment that no report names: it says itself what it is, and must be where that lies. */
const unnamedTrouble = (sealer: CheckingSealer | null, name: string, bytes: Uint8Array): string | null => {
  const opened = sealer?.openAny?.(bytes, 'The attachment');
  if (sealer === null || opened === undefined) return sealedTrouble(bytes, `${IDENTITY}${name}`);
  if (!opened.ok) return opened.error.message;
  const { identity, plain } = opened.value;
  const sha256 = identity.slice(IDENTITY.length);
  const isHere = identity.startsWith(IDENTITY) && sealer.attachmentName(sha256) === name;
  if (!isHere) return 'The file belongs elsewhere: it was renamed or swapped.';
  return sha256Hex(plain) === sha256 ? null : 'It is damaged: its content does not match its hash.';
};

/** Checks the files of these names, and that none is missing that a report refers to. */
export const checkAttachments = async (
  library: CheckedLibrary,
  names: readonly string[],
  references: References,
): Promise<void> => {
  const { fs, folder, sealer, tell, looked } = library;
  const byName = new Map(
    sealer
      ? Array.from(references, ([sha256, path]) => [sealer.attachmentName(sha256), { sha256, path }])
      : [],
  );
  for (const name of names) {
    const path = `attachments/${name}`;
    looked(path);
    const reference = byName.get(name);
    const known = reference?.sha256 ?? (sealer?.isEncrypted === false ? name : null);
    try {
      const bytes = await fs.readFile(join(folder, path));
      const trouble =
        sealer && known !== null ? openedTrouble(sealer, known, bytes) : unnamedTrouble(sealer, name, bytes);
      if (trouble !== null)
        tell(problem(path, trouble, reference ? `${addAgain} (${reference.path})` : addAgain));
      else if (sealer && !reference) tell(note(path, 'No report refers to it; an older state of one may.'));
    } catch (error) {
      const { what, next } = reasonOf(error);
      tell(problem(path, `It cannot be read: ${what}.`, next));
    }
    byName.delete(name);
  }
  for (const [name, { path }] of byName) {
    tell(problem(`attachments/${name}`, `It is missing, and ${path} refers to it.`, addAgain));
  }
};
