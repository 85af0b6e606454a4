/** library.json and its copy. */
import {
  type Manifest,
  MANIFEST,
  MANIFEST_COPY,
  type ManifestRead,
  readManifestFile,
} from '../../vault/convert/manifest.ts';
import { areSlotsIntact } from '../../vault/slots.ts';
import { readVaultFile } from '../../vault/vault-file.ts';
import { recordHash } from '../record-hash.ts';
import { type CheckedLibrary, problem } from './finding.ts';

const useOther = 'put the other copy of the two in its place';

const vaultsOf = ({ vault, formerVaults = [] }: Manifest): readonly unknown[] => [
  ...(vault === undefined ? [] : [vault]),
  ...formerVaults,
];

const tellOf = ({ tell }: CheckedLibrary, name: string, read: ManifestRead): void => {
  if (read === 'unreadable') tell(problem(name, 'It cannot be read as what it should be.', useOther));
  if (read === 'newer') {
    tell(
      problem(
        name,
        'A newer version of Debrief wrote it; it cannot be checked.',
        'check the library with that version',
      ),
    );
  }
  if (typeof read === 'string') return;
  if (!read.isIntact) tell(problem(name, 'It was changed: its content does not match its sum.', useOther));
  for (const value of vaultsOf(read.manifest)) {
    const vault = readVaultFile(value);
    if (!vault.ok) tell(problem(name, vault.error.message, useOther));
    else if (!areSlotsIntact(vault.value)) {
      tell(problem(name, 'The key in it is damaged: no passphrase opens it.', useOther));
    }
  }
};

/** Rejects where a file is there and cannot be read. */
export const checkManifests = async (library: CheckedLibrary): Promise<void> => {
  const read = [
    await readManifestFile(library, MANIFEST),
    await readManifestFile(library, MANIFEST_COPY),
  ] as const;
  const [first, copy] = read;
  // A library that was never encrypted has neither.
  if (read.every((each) => each === 'missing')) return;
  tellOf(library, MANIFEST, first);
  tellOf(library, MANIFEST_COPY, copy);
  for (const [at, name] of [MANIFEST, MANIFEST_COPY].entries()) {
    library.looked(name);
    if (read[at] === 'missing') library.tell(problem(name, 'It is missing.', useOther));
  }
  if (typeof first === 'string' || typeof copy === 'string' || !first.isIntact || !copy.isIntact) return;
  if (recordHash(first.manifest) !== recordHash(copy.manifest)) {
    library.tell(
      problem(
        MANIFEST_COPY,
        'It is not what library.json says.',
        'open the library once and go on with what was broken off',
      ),
    );
  }
};
