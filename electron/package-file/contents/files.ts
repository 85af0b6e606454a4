/** Which files a package holds: those that its manifest names, in its order, and none but those a package may hold. */
import { sha256Hex } from '../../library/record-hash.ts';
import type { PlacedMember } from '../../zip/headers.ts';
import { readMember } from '../archive/content.ts';
import type { Job } from '../job.ts';
import { type Limits, sizeWords } from '../limits.ts';
import {
  attachmentOf,
  decodeManifest,
  HISTORY_NAME,
  type Manifest,
  MANIFEST_NAME,
  MEDIA_TYPE,
  MEDIA_TYPE_NAME,
  type PackagedFile,
  REPORT_NAME,
} from '../manifest.ts';
import { damaged, notAPackage, shown, suspicious, tooLarge } from '../refusal.ts';
import type { Source } from '../source.ts';

const limitOf = (name: string, limits: Limits): number =>
  name === REPORT_NAME ? limits.report : name === HISTORY_NAME ? limits.history : limits.attachment;

const checkSize = (name: string, size: number, limit: number): void => {
  if (size > limit) {
    tooLarge(
      `The file ${shown(name)} in the package claims ${sizeWords(size)}; it may have ${sizeWords(limit)}.`,
    );
  }
};

/** The first bytes decide what a file is taken for; what is no zip is not looked into. */
export const checkKind = async (source: Source): Promise<void> => {
  if (source.size === 0) return damaged('The package is empty.');
  const start = Buffer.from(await source.read(0, Math.min(source.size, 4)));
  if (!Buffer.from('PK\u0003\u0004', 'latin1').subarray(0, start.length).equals(start)) {
    notAPackage('This is not a Debrief package.');
  }
};

/** The manifest, and the SHA-256 of its bytes. Nothing else is unpacked before it is read. */
export const readManifest = async (
  source: Source,
  members: readonly PlacedMember[],
  limits: Limits,
  job: Job,
): Promise<{ readonly manifest: Manifest; readonly sha256: string }> => {
  const first = members[0];
  const last = members.at(-1);
  if (
    first?.name !== MEDIA_TYPE_NAME ||
    first.method !== 'stored' ||
    first.size !== MEDIA_TYPE.length ||
    last?.name !== MANIFEST_NAME
  ) {
    return notAPackage('This is a ZIP file, but not a Debrief package.');
  }
  const mediaType = Buffer.from(await readMember(source, first, null, job)).toString('latin1');
  if (mediaType !== MEDIA_TYPE) return notAPackage('This is a ZIP file, but not a Debrief package.');
  checkSize(last.name, last.size, limits.manifest);
  const bytes = await readMember(source, last, null, job);
  return { manifest: decodeManifest(bytes), sha256: sha256Hex(bytes) };
};

/** Pairs what the manifest names with what the archive holds; both must name the same files in the same order. */
export const pairFiles = (
  { files }: Manifest,
  members: readonly PlacedMember[],
  limits: Limits,
): readonly { readonly file: PackagedFile; readonly member: PlacedMember }[] => {
  const inside = members.slice(1, -1);
  const named = new Set(files.map(({ path }) => path));
  const extra = inside.find(({ name }) => !named.has(name));
  if (extra) suspicious(`The package holds a file that its manifest does not name: ${shown(extra.name)}.`);
  const pairs = files.map((file, index) => {
    const member = inside[index];
    if (member?.name !== file.path || member.size !== file.size) {
      return damaged(`The file ${shown(file.path)} is not in the package as its manifest names it.`);
    }
    checkSize(file.path, file.size, limitOf(file.path, limits));
    const hash = attachmentOf(file.path);
    if (hash !== null && hash !== file.sha256) {
      return suspicious(`The attachment ${shown(file.path)} does not bear the name of its own SHA-256.`);
    }
    return { file, member };
  });
  if (files[0]?.path !== REPORT_NAME || files[1]?.path !== HISTORY_NAME || inside.length !== files.length) {
    return suspicious('The package does not hold one report with its history.');
  }
  return pairs;
};
