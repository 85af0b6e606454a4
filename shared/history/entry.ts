/**
 * One entry of a report's history: what changed, when, by whom and why, chained to the entry before it by its hash.
 * How entries are stored is decided in docs/adr/0012.
 */
import { z } from 'zod';
import { Change } from '../report/diff.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a chain's first entry names as the one before it. */
export const NO_ENTRY = '0'.repeat(64);

export const entryKinds = [
  /** The chain begins, or begins anew, with a whole report. */
  'created',
  'imported',
  'edited',
  /** Fields were set back to an earlier state. */
  'restored',
  /** Two versions were merged by field. */
  'merged',
  /** A state was put back after damage. */
  'recovered',
  /** Older entries were joined. */
  'compacted',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** An entry as it travels inside another one: without what it had brought in itself, which lies beside it. */
export const LooseEntry = z.strictObject({
  /** From 1. A joined entry has the number of the last one it stands for. */
  seq: z.int().positive(),
  /** ISO 8601, UTC: when this state was saved. */
  time: z.iso.datetime(),
  /** As the settings named the writer then; '' where they named nobody. */
  author: z.string(),
  kind: z.enum(entryKinds),
  /** Why, where somebody said so. */
  reason: z.string().optional(),
  /** In the order in which they apply. Values lie as they were stored then, whatever the schema says now. */
  changes: z.array(Change),
  /** The whole report as stored, before `changes`; only where a chain begins or begins anew. */
  report: z.unknown().optional(),
  /** Record hash of the report after this entry. */
  record: sha256,
  /** The entries that a joined one stands for, and the hash that the last of them had. */
  replaces: z.strictObject({ from: z.int().positive(), to: z.int().positive(), hash: sha256 }).optional(),
  /** Of kind "compacted": number of the last joined entry, and the hash over the hashes of all joined ones. */
  joined: z.strictObject({ seq: z.int().positive(), hash: sha256 }).optional(),
  /** Of kind "merged", where a history came in: SHA-256 of the canonical JSON of `brought`. */
  merges: sha256.optional(),
  /** Hash of the entry before. */
  prev: sha256,
  /** SHA-256 of this entry's canonical JSON (RFC 8785) without `hash` and `brought`. */
  hash: sha256,
});
export type LooseEntry = z.infer<typeof LooseEntry>;

export const Entry = LooseEntry.extend({
  /**
   * Every entry of the other history that this one did not have, oldest first. `merges` vouches for them, so that the hash
   * stays what it is where this entry itself comes in somewhere, with those beside it.
   */
  brought: z.array(LooseEntry).optional(),
});
export type Entry = z.infer<typeof Entry>;

/** An entry before it is chained. */
export type EntryContent = Omit<Entry, 'seq' | 'prev' | 'hash'>;

/** Where a chain ends: number and hash of its last entry. */
export const Head = z.strictObject({ seq: z.int().positive(), hash: sha256 });
export type Head = z.infer<typeof Head>;
