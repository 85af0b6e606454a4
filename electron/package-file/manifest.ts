/** The manifest of a package: what it is, who made it, and every file with its size and SHA-256. */
import { z } from 'zod';
import { Head } from '../../shared/history/entry.ts';
import { parseWithin } from './contents/json.ts';
import { limits } from './limits.ts';
import { damaged, newer, notAPackage, suspicious } from './refusal.ts';

export const FORMAT = 'debrief-package';
export const VERSION = 1;

/** Content of the first file, by which programs that know nothing of us tell a package from other zip files. */
export const MEDIA_TYPE = 'application/x-debrief-package';
export const MEDIA_TYPE_NAME = 'mimetype';
export const REPORT_NAME = 'report.json';
export const HISTORY_NAME = 'history.jsonl';
/** The last file, since it names all others. */
export const MANIFEST_NAME = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Names of Windows' devices cannot be names of files there. */
const reportId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .regex(/^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)/i);

/** Every name a package may hold beside the media type and the manifest. */
const path = z.string().regex(/^(?:report\.json|history\.jsonl|attachments\/[0-9a-f]{64})$/);

export const PackagedFile = z.strictObject({ path, size: z.int().nonnegative(), sha256 });
export type PackagedFile = z.infer<typeof PackagedFile>;

export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** ISO 8601, UTC. */
  created: z.iso.datetime(),
  /** As the settings named the writer, and the version of Debrief. */
  by: z.strictObject({ author: z.string(), app: z.string() }),
  report: z.strictObject({
    id: reportId,
    incidentId: z.string(),
    title: z.string(),
    /** Record hash of the report as it is stored. */
    record: sha256,
    /** Where its history ends; null where it has none. */
    head: Head.nullable(),
  }),
  /** In the order in which they lie in the package. */
  files: z.array(PackagedFile),
  /** Attachments that the report or its history names, and that the sender did not have. */
  missing: z.array(sha256),
});
export type Manifest = z.infer<typeof Manifest>;

export const attachmentPath = (hash: string): string => `attachments/${hash}`;

/** The SHA-256 that a path of an attachment names; null for any other path. */
export const attachmentOf = (name: string): string | null =>
  /^attachments\/([0-9a-f]{64})$/.exec(name)?.[1] ?? null;

export const encodeManifest = (manifest: Manifest): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);

const Versioned = z.looseObject({ format: z.literal(FORMAT), version: z.int().positive() });

/** Reads a manifest; refuses one of a newer version, and one that is not written exactly as we write it. */
export const decodeManifest = (bytes: Uint8Array): Manifest => {
  const json = parseWithin(bytes, limits);
  if (!json) return damaged('The package’s manifest is not complete JSON.');
  const versioned = Versioned.safeParse(json.value);
  if (!versioned.success) return notAPackage('The file’s manifest is not that of a Debrief package.');
  if (versioned.data.version > VERSION) return newer(versioned.data.version);
  const parsed = Manifest.safeParse(json.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue ? ` (${issue.path.map(String).join('.')}: ${issue.message})` : '';
    return suspicious(`The package’s manifest is not valid${where}.`);
  }
  if (!Buffer.from(bytes).equals(encodeManifest(parsed.data))) {
    return suspicious('The package’s manifest says more than a manifest may, or says it twice.');
  }
  return parsed.data;
};
