/**
 * Reading a package that comes from anywhere. Everything in it is checked before anything is handed out, nothing is written
 * anywhere, and memory stays at a few pieces whatever the package claims to hold.
 */
import type { StoredReport } from '../../shared/contract/channels.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import type { Entry } from '../../shared/history/entry.ts';
import { sha256Hex } from '../library/record-hash.ts';
import type { PlacedMember } from '../zip/headers.ts';
import { checkMember, readMember } from './archive/content.ts';
import { readDirectory } from './archive/directory.ts';
import { type ChainFault, faultsOf, headOf } from './chain.ts';
import { attachmentsNamed, attachmentsShown } from './contents/attachments.ts';
import { decodeHistory } from './contents/history.ts';
import { decodeReport } from './contents/report.ts';
import { type Job, type JobOptions, startJob } from './job.ts';
import { type Limits, limits as standardLimits, sizeWords } from './limits.ts';
import {
  attachmentOf,
  attachmentPath,
  decodeManifest,
  HISTORY_NAME,
  type Manifest,
  MANIFEST_NAME,
  MEDIA_TYPE,
  MEDIA_TYPE_NAME,
  type PackagedFile,
  REPORT_NAME,
} from './manifest.ts';
import {
  atTheEdge,
  damaged,
  notAPackage,
  NOTHING_STORED,
  Refusal,
  shown,
  suspicious,
  tooLarge,
} from './refusal.ts';
import { decrypted, isSealed } from './sealed/sealed.ts';
import type { Stretch } from './sealed/key.ts';
import { bytesSource, type Source } from './source.ts';

export type ReadOptions = JobOptions & {
  /** For an encrypted package; null where none is known. A plain one is read whatever it is. */
  readonly passphrase: string | null;
  /** Default: scrypt. */
  readonly stretch?: Stretch;
  /** Default: `limits`. */
  readonly limits?: Limits;
};

/** A package of which every byte was checked. */
export type OpenPackage = {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest's bytes, which vouch for all others: what a detached statement would sign. */
  readonly manifestSha256: string;
  readonly isEncrypted: boolean;
  readonly stored: StoredReport;
  readonly entries: readonly Entry[];
  /** What is wrong with the chain of entries, as it was when the package was written; empty where it is whole. */
  readonly faults: readonly ChainFault[];
  readonly attachments: readonly { readonly sha256: string; readonly size: number }[];
  /** Reads an attachment, checked once more. The source must still be open. */
  readAttachment(sha256: string, signal: AbortSignal): Promise<Result<Uint8Array>>;
};

const CANNOT_READ = 'The package could not be read';

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
const checkKind = async (source: Source): Promise<void> => {
  if (source.size === 0) return damaged('The package is empty.');
  const start = Buffer.from(await source.read(0, Math.min(source.size, 4)));
  if (!Buffer.from('PK\u0003\u0004', 'latin1').subarray(0, start.length).equals(start)) {
    notAPackage('This is not a Debrief package.');
  }
};

const readManifest = async (
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
const paired = (
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

const contradicts = (what: string): never => suspicious(`The package contradicts itself: ${what}.`);

const checkAgreement = (
  { report: said, files, missing }: Manifest,
  { stored: { report }, record }: ReturnType<typeof decodeReport>,
  entries: readonly Entry[],
): void => {
  const { incidentId, title } = report.incident;
  if (
    said.id !== report.id ||
    said.incidentId !== incidentId ||
    said.title !== title ||
    said.record !== record
  ) {
    contradicts('its manifest names another report than it holds');
  }
  const head = headOf(entries);
  if (said.head?.seq !== head?.seq || said.head?.hash !== head?.hash) {
    contradicts('its history ends elsewhere than its manifest says');
  }
  const held = new Set(files.flatMap(({ path }) => attachmentOf(path) ?? []));
  const absent = new Set(missing);
  for (const hash of attachmentsShown(report)) {
    if (!held.has(hash) && !absent.has(hash)) contradicts('an attachment of the report is not in it');
  }
  const named = new Set(attachmentsNamed(report, entries));
  for (const hash of [...held, ...absent]) {
    if (!named.has(hash)) contradicts('it holds or misses an attachment that its report does not name');
  }
};

/** The chain, and whether it ends with the report that lies beside it. */
const faultsWith = (entries: readonly Entry[], record: string): readonly ChainFault[] => {
  const last = entries.at(-1);
  const faults = faultsOf(entries);
  return last === undefined || last.record === record
    ? faults
    : [
        ...faults,
        { seq: last.seq, message: 'The history does not end with the report as it is in the package.' },
      ];
};

const open = async (source: Source, options: ReadOptions): Promise<OpenPackage> => {
  const { limits = standardLimits, passphrase } = options;
  const isEncrypted = source.size > 0 && (await isSealed(source));
  if (source.size > limits.total) tooLarge(`The package is larger than ${sizeWords(limits.total)}.`);
  if (isEncrypted) options.onProgress('Opening the encrypted package', 0);
  const plain = isEncrypted ? await decrypted(source, passphrase, options.stretch) : source;
  await checkKind(plain);
  const members = await readDirectory(plain, limits);
  const job = startJob(
    options,
    members.reduce((sum, { size }) => sum + size, 0),
    NOTHING_STORED,
  );
  job.step('Checking the package');
  const { manifest, sha256: manifestSha256 } = await readManifest(plain, members, limits, job);
  const [reportPair, historyPair, ...rest] = paired(manifest, members, limits);
  if (!reportPair || !historyPair)
    return suspicious('The package does not hold one report with its history.');
  const read = decodeReport(await readMember(plain, reportPair.member, reportPair.file, job));
  job.step('Checking the history');
  const entries = await decodeHistory(
    await readMember(plain, historyPair.member, historyPair.file, job),
    limits,
    job,
  );
  checkAgreement(manifest, read, entries);
  const faults = faultsWith(entries, read.record);
  const attachments = new Map<string, PlacedMember>();
  for (const [index, { file, member }] of rest.entries()) {
    job.step(`Checking attachment ${index + 1} of ${rest.length}`);
    await checkMember(plain, member, file, job);
    attachments.set(file.sha256, member);
  }
  // Whoever cancelled a moment ago must not get a package.
  await job.breathe();
  job.step('Checked');
  return {
    manifest,
    manifestSha256,
    isEncrypted,
    stored: read.stored,
    entries,
    faults,
    attachments: [...attachments].map(([sha256, { size }]) => ({ sha256, size })),
    readAttachment: (sha256, signal) =>
      atTheEdge(CANNOT_READ, 'not-available', NOTHING_STORED, async () => {
        const member = attachments.get(sha256);
        if (!member) {
          throw new Refusal(failure('not-found', `${attachmentPath(sha256)} is not in the package.`).error);
        }
        const quiet = startJob({ signal, onProgress: () => undefined }, 0, NOTHING_STORED);
        return readMember(plain, member, { size: member.size, sha256 }, quiet);
      }),
  };
};

/**
 * Opens a package and checks all of it. Failures: "unreadable-input" (damaged, made up, or no package), "newer-version",
 * "too-large", "invalid-report", "passphrase-needed", "wrong-passphrase", "cancelled", "not-available".
 */
export const openPackage = (source: Source, options: ReadOptions): Promise<Result<OpenPackage>> =>
  atTheEdge(CANNOT_READ, 'not-available', NOTHING_STORED, () => open(source, options));

/** `openPackage` over bytes in memory. */
export const openPackageBytes = (bytes: Uint8Array, options: ReadOptions): Promise<Result<OpenPackage>> =>
  openPackage(bytesSource(bytes), options);
