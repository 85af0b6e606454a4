/**
 * What library.json says about encryption, and how it is changed. There are two copies of the file, because without the key
 * file nothing in the library can be read. The copy is written first: whatever library.json says, the copy knew before.
 *
 *     plain ──begin──▶ encrypting ──finish──▶ encrypted ──begin──▶ decrypting ──finish──▶ plain
 *
 * While it is encrypting or decrypting each file is either plain or sealed, whole in both cases.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { writeDurably } from '../../library/durable-write.ts';
import { errorCodeOf, type FileSystem } from '../../library/file-system.ts';
import { sha256Hex } from '../../library/record-hash.ts';
import { parseJson } from '../../library/report-file.ts';
import { fileFailure } from '../../library/write-failure.ts';
import { canonicalJson } from '../canonical-json.ts';
import { readVaultFile, type VaultFile } from '../vault-file.ts';

export const MANIFEST = 'library.json';
export const MANIFEST_COPY = 'library.copy.json';

/** A library folder and what is needed to change it. */
export type LibraryPlace = {
  readonly folder: string;
  readonly fs: FileSystem;
  readonly now: () => Date;
  readonly newId: () => string;
};

const FORMAT = 'debrief-library';
const VERSION = 1;

const Manifest = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  vault: z.unknown().optional(),
  /** Where a conversion is under way: what the library will be. */
  converting: z.enum(['encrypted', 'plain']).optional(),
  /** Key files of the time before the library was decrypted: old backups still need them. */
  formerVaults: z.array(z.unknown()).optional(),
});
/** What library.json says, but for its sum. */
export type Manifest = z.infer<typeof Manifest>;

export type Protection =
  | { readonly state: 'plain' }
  | { readonly state: 'encrypting' | 'encrypted' | 'decrypting'; readonly vault: VaultFile };

const kept = 'Nothing was changed.';

/** Of all else that the file says: where it is not right, the other copy is preferred. */
const sumOf = (manifest: Manifest): string => sha256Hex(canonicalJson(manifest));

type Copy = { readonly manifest: Manifest; readonly isIntact: boolean };
export type ManifestRead = Copy | 'missing' | 'newer' | 'unreadable';

const Versioned = z.looseObject({ format: z.literal(FORMAT), version: z.int().min(VERSION + 1) });

/** One of the two copies. Rejects where the file is there and cannot be read. */
export const readManifestFile = async (
  { fs, folder }: Pick<LibraryPlace, 'fs' | 'folder'>,
  name: string,
): Promise<ManifestRead> => {
  try {
    const value = parseJson(await fs.readFile(join(folder, name)))?.value;
    const parsed = Manifest.safeParse(value);
    if (!parsed.success) return Versioned.safeParse(value).success ? 'newer' : 'unreadable';
    const { sum, ...manifest } = parsed.data;
    return { manifest, isIntact: sum === sumOf(manifest) };
  } catch (error) {
    // A library that is a file has none either: what writes to it says what is wrong.
    if (['ENOENT', 'ENOTDIR'].includes(errorCodeOf(error))) return 'missing';
    throw error;
  }
};

/** library.json, or its copy where that is missing or damaged; a new one where there is neither. */
export const readManifest = async (place: LibraryPlace): Promise<Result<Manifest>> => {
  try {
    const read = [await readManifestFile(place, MANIFEST), await readManifestFile(place, MANIFEST_COPY)];
    const copies = read.filter((copy) => typeof copy !== 'string');
    // A file that somebody edited by hand is better than none.
    const best = copies.find(({ isIntact }) => isIntact) ?? copies[0];
    if (best?.isIntact !== true && read.includes('newer')) {
      return failure('newer-version', 'The library was made by a newer version of Debrief.', {
        kept,
        next: 'Open it with a current version of Debrief.',
      });
    }
    if (best) return success(best.manifest);
    return read.every((copy) => copy === 'missing')
      ? success({ format: FORMAT, version: VERSION })
      : failure('damaged', 'library.json and its copy are damaged.', {
          kept,
          next: 'Put library.json back from a backup of this library.',
        });
  } catch (error) {
    return fileFailure('not-available', 'library.json could not be read', error, kept);
  }
};

/** Rejects with the system's error; then library.json says what it said, or, where only the last step failed, the new. */
export const writeManifest = async (place: LibraryPlace, manifest: Manifest): Promise<void> => {
  const summed = { ...manifest, sum: sumOf(manifest) };
  const bytes = Buffer.from(`${JSON.stringify(summed, null, 2)}\n`);
  await place.fs.mkdir(place.folder);
  for (const name of [MANIFEST_COPY, MANIFEST]) {
    await writeDurably(place.fs, join(place.folder, name), bytes, place.newId);
  }
};

/** How a library is protected; "damaged" where its key file is. */
export const protectionOf = (manifest: Manifest): Result<Protection> => {
  if (manifest.vault === undefined) return success({ state: 'plain' });
  const vault = readVaultFile(manifest.vault);
  if (!vault.ok) return vault;
  const states = { encrypted: 'encrypting', plain: 'decrypting' } as const;
  const state = manifest.converting ? states[manifest.converting] : 'encrypted';
  return success({ state, vault: vault.value });
};

/** Begins to encrypt under a key file. */
export const begun = (manifest: Manifest, to: 'encrypted' | 'plain', vault: VaultFile): Manifest => ({
  ...manifest,
  vault,
  converting: to,
});

/** Ends a conversion. A key file that is no longer in use is kept for old backups. */
export const finished = (manifest: Manifest): Manifest => {
  const { converting, vault, formerVaults = [], ...rest } = manifest;
  return converting === 'plain'
    ? { ...rest, formerVaults: [...formerVaults, vault] }
    : { ...rest, vault, ...(formerVaults.length > 0 && { formerVaults }) };
};
