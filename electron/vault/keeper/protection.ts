/** How a library folder is protected, looked at again whenever another program has changed library.json. */
import { join } from 'node:path';
import { type Result, success } from '../../../shared/contract/result.ts';
import { sameStamp, type Stamp } from '../../library/file-system.ts';
import {
  type LibraryPlace,
  MANIFEST,
  MANIFEST_COPY,
  type Protection,
  protectionOf,
  readManifest,
} from '../convert/manifest.ts';
import { isSealed } from '../sealed-bytes.ts';
import { keyFileMissing } from './refusals.ts';

export type Stamps = readonly (Stamp | null)[];

export const stampsOf = ({ fs, folder }: LibraryPlace): Promise<Stamps> =>
  // What cannot be looked at cannot be read either, and that says why.
  Promise.all([MANIFEST, MANIFEST_COPY].map((name) => fs.stat(join(folder, name)).catch(() => null)));

export const sameStamps = (a: Stamps, b: Stamps): boolean =>
  a.length === b.length &&
  a.every((stamp, at) => {
    const other = b[at] ?? null;
    return stamp === null || other === null ? stamp === other : sameStamp(stamp, other);
  });

/** So many reports are looked at where there is no library.json. */
const LOOKED_AT = 5;

/** Whether reports are encrypted that no library.json tells of: a plain one among them would be read by everybody. */
const holdsSealedReports = async ({ fs, folder }: LibraryPlace): Promise<boolean> => {
  const reports = join(folder, 'reports');
  const names = (await fs.readdir(reports).catch(() => [])).filter((name) => name.endsWith('.json'));
  const looked = await Promise.all(
    names.slice(0, LOOKED_AT).map(async (name) => isSealed(await fs.readFile(join(reports, name)))),
  ).catch(() => []);
  return looked.length > 0 && looked.every(Boolean);
};

/** Never rejects. */
export const readProtection = async (place: LibraryPlace, stamps: Stamps): Promise<Result<Protection>> => {
  const manifest = await readManifest(place);
  if (!manifest.ok) return manifest;
  const isMissing = stamps.every((stamp) => stamp === null);
  if (isMissing && (await holdsSealedReports(place))) return keyFileMissing;
  return manifest.value.vault === undefined ? success({ state: 'plain' }) : protectionOf(manifest.value);
};
