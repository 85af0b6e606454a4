/** A package as a window sees it: what is in a file that came from elsewhere, and what importing it would do. */
import { z } from 'zod';
import { Conflict } from '../history/conflict.ts';
import { Report } from '../report/schema.ts';
import { Failure } from './result.ts';

/** Largest package, in bytes. */
export const MAX_PACKAGE_BYTES = 2048 * 1024 * 1024;
/** Largest part of a file in one message, in bytes. */
export const MAX_PART_BYTES = 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const importKinds = [
  /** The library does not know the report. */
  'new',
  'same',
  /** The package continues the library's report. */
  'ahead',
  /** The library's report is ahead of the package. */
  'behind',
  /** Both went on from a common state. */
  'diverged',
  /** The same report, and no state that both are known to come from. */
  'unrelated',
] as const;

/** What importing comes to. */
export const ImportPlanView = z.strictObject({
  kind: z.enum(importKinds),
  /** Entries that the package adds to the history, or that the library has and the package does not. */
  entries: z.int(),
  /** Record hash of what the library has; null where it has nothing. An import names it again. */
  base: sha256.nullable(),
  /** What a person has to decide first. */
  conflicts: z.array(Conflict).readonly(),
  /** Changes that come in by themselves. */
  taken: z.int(),
  /** A version in which the places of the conflicts can be found and named; null where there are none. */
  merged: Report.nullable(),
});
export type ImportPlanView = z.infer<typeof ImportPlanView>;

/** What is in a package, every byte of it checked. */
export const PackageView = z.strictObject({
  fileName: z.string(),
  /** Bytes. */
  size: z.int(),
  isEncrypted: z.boolean(),
  id: z.string(),
  incidentId: z.string(),
  title: z.string(),
  /** As the settings of the writer named him; '' where they name nobody. */
  author: z.string(),
  /** Version of Debrief that wrote it. */
  app: z.string(),
  /** ISO 8601, UTC. */
  created: z.iso.datetime(),
  /** When the report in it was saved; ISO 8601, UTC. */
  savedAt: z.iso.datetime(),
  entries: z.int(),
  attachments: z.int(),
  /** Bytes of all attachments. */
  attachmentBytes: z.int(),
  /** Attachments that the sender did not have. */
  missing: z.int(),
  /** What is wrong with the chain of its history, in words; empty where it is whole. */
  faults: z.array(z.string()),
  manifestSha256: sha256,
  /** What importing would do; null where something stands against it. */
  plan: ImportPlanView.nullable(),
  obstacle: Failure.nullable(),
  /** Whether the obstacle is that the report lies in the trash, from where it can be taken. */
  isInTrash: z.boolean(),
});
export type PackageView = z.infer<typeof PackageView>;
