/**
 * Encrypting a library in its place, and decrypting it again. library.json says first what is under way (manifest.ts), then
 * each file is replaced durably, and only after a whole pass in which nothing was left to do does library.json say that it
 * is done. So a crash, a full disk or a cancelled run leaves whole files, some plain and some sealed, and running it again
 * goes on. Nobody else may write to the library meanwhile: the caller sees to that.
 */
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { fileFailure } from '../../library/write-failure.ts';
import { type DataKey, isKeyOf } from '../keys.ts';
import type { VaultFile } from '../vault-file.ts';
import { type VaultSealer, vaultSealer } from '../vault-sealer.ts';
import { plainBackups } from './backups.ts';
import {
  begun,
  finished,
  type LibraryPlace,
  type Manifest,
  type Protection,
  protectionOf,
  readManifest,
  writeManifest,
} from './manifest.ts';
import { type Pass, pass, type Remark, type Watch } from './pass.ts';
import { toPlain } from './to-plain.ts';
import { toSealed } from './to-sealed.ts';

export type Conversion = {
  /** Files that this run changed. */
  readonly changed: number;
  /** Sealed files that do not open, wholly or in part. They were left as they are. */
  readonly unreadable: readonly Remark[];
  /** Plain files in the folder that are none of Debrief's: left as they are, for the person to look at. */
  readonly unknown: readonly string[];
  /** Names of backups that still hold plain files (after encrypting; see `removePlainBackups`). */
  readonly plainBackups: readonly string[];
};

type Direction = 'encrypted' | 'plain';

/** A pass that changes nothing proves that all is done; the third would find what a first one put aside. */
const MOST_PASSES = 4;

const half = 'Every file is whole: some are encrypted, the others are not yet. Nothing was lost.';
const goOn = 'Run it again to go on where it stopped.';

const passes = async (
  place: LibraryPlace,
  sealer: VaultSealer,
  to: Direction,
  watch: Watch,
): Promise<Result<Pass>> => {
  const convert = to === 'encrypted' ? toSealed : toPlain;
  let changed = 0;
  for (let round = 0; round < MOST_PASSES; round += 1) {
    const done = await pass(place, (file, bytes) => convert(sealer, file, bytes), watch);
    if (done.isCancelled) {
      return failure('cancelled', 'The conversion was stopped.', { kept: half, next: goOn });
    }
    changed += done.changed;
    if (done.failed.length > 0) {
      const [first] = done.failed;
      return failure(
        'could-not-write',
        `${done.failed.length} ${done.failed.length === 1 ? 'file' : 'files'} of the library could not be converted` +
          `${first ? ` (${first.path}: ${first.message})` : ''}.`,
        { kept: half, next: goOn, problems: [...done.failed] },
      );
    }
    if (done.changed === 0) return success({ ...done, changed });
  }
  return failure('conflict', 'Files of the library keep changing while it is converted.', {
    kept: half,
    next: 'Close other windows and programs that use this folder, then run it again.',
  });
};

/** Rejects where library.json cannot be written or the folders cannot be listed. */
const run = async (
  place: LibraryPlace,
  manifest: Manifest,
  vault: VaultFile,
  dataKey: DataKey,
  to: Direction,
  watch: Watch,
): Promise<Result<Conversion>> => {
  const sealer = vaultSealer(dataKey);
  try {
    const underWay = begun(manifest, to, vault);
    if (manifest.converting !== to) await writeManifest(place, underWay);
    const done = await passes(place, sealer, to, watch);
    if (!done.ok) return done;
    const { changed, unreadable, unknown } = done.value;
    const isNowEncrypted = to === 'encrypted';
    const backups = isNowEncrypted ? await plainBackups(place) : [];
    await writeManifest(place, finished(underWay));
    return success({ changed, unreadable, unknown: isNowEncrypted ? unknown : [], plainBackups: backups });
  } finally {
    sealer.destroy();
  }
};

/** Reads what the library is, chooses the key file, and converts; never rejects. */
const convert = async (
  place: LibraryPlace,
  dataKey: DataKey,
  watch: Watch,
  choose: (protection: Protection) => Result<{ readonly vault: VaultFile; readonly to: Direction }>,
): Promise<Result<Conversion>> => {
  const manifest = await readManifest(place);
  if (!manifest.ok) return manifest;
  const protection = protectionOf(manifest.value);
  if (!protection.ok) return protection;
  const chosen = choose(protection.value);
  if (!chosen.ok) return chosen;
  const { vault, to } = chosen.value;
  if (!isKeyOf(dataKey, vault)) {
    return failure('conflict', 'The key at hand is not the one that this library is encrypted with.', {
      kept: 'Nothing was changed.',
      next: 'Unlock the library with its passphrase, then go on.',
    });
  }
  try {
    return await run(place, manifest.value, vault, dataKey, to, watch);
  } catch (error) {
    return fileFailure('could-not-write', 'The library could not be converted', error, half);
  }
};

const isAlready = (what: Direction) =>
  failure('conflict', `The library is ${what === 'plain' ? 'not encrypted' : 'encrypted already'}.`, {
    kept: 'Nothing was changed.',
  });

/** Encrypts a plain library under a new vault, or goes on with it, or turns a decryption round. */
export const encryptLibrary = (
  place: LibraryPlace,
  vault: VaultFile,
  dataKey: DataKey,
  watch: Watch = {},
): Promise<Result<Conversion>> =>
  convert(place, dataKey, watch, (protection) => {
    if (protection.state === 'encrypted') return isAlready('encrypted');
    return success({ vault: protection.state === 'plain' ? vault : protection.vault, to: 'encrypted' });
  });

/** Makes an encrypted library plain, or goes on with it, or turns an encryption round. The key file is kept aside. */
export const decryptLibrary = (
  place: LibraryPlace,
  dataKey: DataKey,
  watch: Watch = {},
): Promise<Result<Conversion>> =>
  convert(place, dataKey, watch, (protection) =>
    protection.state === 'plain' ? isAlready('plain') : success({ vault: protection.vault, to: 'plain' }),
  );

/** Goes on in the direction that library.json names. */
export const continueConversion = (
  place: LibraryPlace,
  dataKey: DataKey,
  watch: Watch = {},
): Promise<Result<Conversion>> =>
  convert(place, dataKey, watch, (protection) => {
    switch (protection.state) {
      case 'plain':
      case 'encrypted':
        return failure('conflict', 'No conversion is under way.', { kept: 'Nothing was changed.' });
      case 'encrypting':
        return success({ vault: protection.vault, to: 'encrypted' });
      case 'decrypting':
        return success({ vault: protection.vault, to: 'plain' });
    }
  });
