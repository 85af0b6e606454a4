/** Reports with a history, as a library would keep them, and packages of them. */
import { createHash } from 'node:crypto';
import type { Entry, EntryContent } from '../../shared/history/entry.ts';
import type { Result } from '../../shared/contract/result.ts';
import { failure, success } from '../../shared/contract/result.ts';
import { applyDiff, type Change } from '../../shared/report/diff.ts';
import { emptyReport } from '../../shared/report/create.ts';
import type { Attachment, Report } from '../../shared/report/schema.ts';
import { recordHash } from '../../electron/library/record-hash.ts';
import { chained } from '../../electron/library/history/chain.ts';
import type { ReadOptions } from '../../electron/package-file/read.ts';
import type { Cost } from '../../electron/package-file/sealed/header.ts';
import { stretch, type Stretch } from '../../electron/package-file/sealed/key.ts';
import { type PackageContent, packageBytes, type WriteOptions } from '../../electron/package-file/write.ts';
import { filed } from './filed.ts';
import { countingIds } from './ids.ts';

export const NOW = new Date('2026-03-16T08:10:00.000Z');

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export type History = { readonly report: Report; readonly entries: readonly Entry[] };

const content = (kind: Entry['kind'], report: Report, changes: Change[]): EntryContent => ({
  time: NOW.toISOString(),
  author: 'A. Tester',
  kind,
  changes,
  record: recordHash(report),
});

export const begun = (report: Report = emptyReport(countingIds())): History => ({
  report,
  entries: [chained({ ...content('created', report, []), report }, null)],
});

export const withChanges = ({ report, entries }: History, changes: Change[]): History => {
  const next = applyDiff(report, changes);
  return {
    report: next,
    entries: [...entries, chained(content('edited', next, changes), entries.at(-1) ?? null)],
  };
};

/** One more edit: the summary now says this. */
export const saying = (history: History, text: string): History =>
  withChanges(history, [
    { kind: 'set', path: ['summary', 'text'], before: history.report.summary.text, after: text },
  ]);

export const titled = (history: History, title: string): History =>
  withChanges(history, [
    { kind: 'set', path: ['incident', 'title'], before: history.report.incident.title, after: title },
  ]);

export const attachmentOf = (bytes: Uint8Array, name = 'log.txt'): Attachment => ({
  id: `att-${sha256(bytes).slice(0, 8)}`,
  name,
  mediaType: 'text/plain',
  size: bytes.length,
  sha256: sha256(bytes),
  caption: '',
});

export const withAttachment = (history: History, bytes: Uint8Array): History => {
  const [first = ''] = Object.keys(history.report.appendices);
  const { attachments } = Object.values(history.report.appendices)[0]!;
  const path = ['appendices', first, 'attachments'];
  return withChanges(history, [
    { kind: 'insert', path, index: attachments.length, row: attachmentOf(bytes) },
  ]);
};

/** What a library with these attachments hands to the writer. */
export const contentOf = (
  { report, entries }: History,
  attachments: readonly Uint8Array[] = [],
): PackageContent => {
  const held = new Map(attachments.map((bytes) => [sha256(bytes), bytes]));
  return {
    stored: filed(report, NOW),
    entries,
    readAttachment: (hash): Promise<Result<Uint8Array>> => {
      const bytes = held.get(hash);
      return Promise.resolve(
        bytes ? success(bytes) : failure('not-found', 'The attachment is not in the library.'),
      );
    },
  };
};

export const writeOptions = (changes: Partial<WriteOptions> = {}): WriteOptions => ({
  created: NOW,
  author: 'A. Tester',
  app: '0.0.0-test',
  encryption: null,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...changes,
});

export const readOptions = (changes: Partial<ReadOptions> = {}): ReadOptions => ({
  passphrase: null,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...changes,
});

export const quickCost: Cost = { logN: 10, r: 8, p: 1 };

/** scrypt that remembers: the same passphrase, salt and cost are worked out once in a test process. */
const known = new Map<string, Promise<Uint8Array>>();
export const rememberingStretch: Stretch = (passphrase, salt, cost) => {
  const key = JSON.stringify([passphrase, Buffer.from(salt).toString('hex'), cost]);
  const found = known.get(key) ?? stretch(passphrase, salt, cost);
  known.set(key, found);
  return found;
};

export const encryptionWith = (passphrase: string, cost: Cost = quickCost) => ({
  passphrase,
  cost,
  stretch: rememberingStretch,
  randomBytes: (length: number): Uint8Array => Buffer.alloc(length, 7),
});

/** The bytes of a package; fails the test where it could not be written. */
export const written = async (
  packageContent: PackageContent,
  changes: Partial<WriteOptions> = {},
): Promise<Uint8Array> => {
  const result = await packageBytes(packageContent, writeOptions(changes));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.bytes;
};
