/**
 * Reading a package that comes from anywhere. Everything in it is checked before anything is handed out, and nothing is written
 * anywhere. Memory holds the report, its history, and one piece of an attachment at a time.
 */
import type { StoredReport } from '../../shared/contract/channels.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import type { Entry } from '../../shared/history/entry.ts';
import type { PlacedMember } from '../zip/headers.ts';
import { checkMember, readMember } from './archive/content.ts';
import { readDirectory } from './archive/directory.ts';
import type { ChainFault } from '../library/history/chain.ts';
import { checkAgreement, faultsWith } from './contents/agreement.ts';
import { checkKind, pairFiles, readManifest } from './contents/files.ts';
import { decodeHistory } from './contents/history.ts';
import { decodeReport } from './contents/report.ts';
import { type JobOptions, startJob } from './job.ts';
import { type Limits, limits as standardLimits, sizeWords } from './limits.ts';
import { attachmentPath, type Manifest } from './manifest.ts';
import { atTheEdge, NOTHING_STORED, Refusal, suspicious, tooLarge } from './refusal.ts';
import type { Stretch } from './sealed/key.ts';
import { decrypted, isSealed } from './sealed/sealed.ts';
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
  const [reportPair, historyPair, ...rest] = pairFiles(manifest, members, limits);
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
