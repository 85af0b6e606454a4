/** Opens the library of a command, with its passphrase where it is encrypted. */
import { randomUUID } from 'node:crypto';
import { nodeFileSystem } from '../library/file-system.ts';
import { createLibrary, type Library } from '../library/library.ts';
import { plainSealer, type Sealer } from '../library/sealer.ts';
import { openPreferences } from '../serve/preferences.ts';
import type { LibraryPlace } from '../vault/convert/manifest.ts';
import { readProtection, stampsOf } from '../vault/keeper/protection.ts';
import { isUnfinished } from '../vault/keeper/refusals.ts';
import { unlock } from '../vault/vault.ts';
import { vaultSealer } from '../vault/vault-sealer.ts';
import { commandError } from './exit.ts';
import { findPassphrase } from './passphrase.ts';

export type LibraryChoice = {
  /** Absolute path. */
  readonly folder: string;
  readonly passphraseFile: string | undefined;
};

/** Throws a CommandError: 2 where the library cannot be opened. */
export const openSealer = async (place: LibraryPlace, { passphraseFile }: LibraryChoice): Promise<Sealer> => {
  const protection = await readProtection(place, await stampsOf(place));
  if (!protection.ok) throw commandError(protection.error);
  if (protection.value.state === 'plain') return plainSealer;
  const { state, vault } = protection.value;
  if (state !== 'encrypted') {
    throw commandError(isUnfinished(state === 'encrypting' ? 'encrypted' : 'plain').error);
  }
  const key = await unlock(vault, await findPassphrase(place.folder, passphraseFile));
  if (!key.ok) throw commandError(key.error);
  const sealer = vaultSealer(key.value);
  key.value.fill(0);
  return sealer;
};

/** Throws a CommandError: 2 where the library cannot be opened. */
const openNow = async (choice: LibraryChoice): Promise<Library> => {
  const common = { folder: choice.folder, fs: nodeFileSystem, now: () => new Date(), newId: randomUUID };
  const sealer = await openSealer(common, choice);
  const preferences = openPreferences(process.env['DEBRIEF_CONFIG'], common.now);
  return createLibrary({ ...common, sealer: () => sealer, author: () => preferences.read().author });
};

/** The library once it is needed: a command about a loose file asks for no passphrase. */
export const libraryOnDemand = (choice: LibraryChoice): (() => Promise<Library>) => {
  let opened: Promise<Library> | null = null;
  return () => (opened ??= openNow(choice));
};
