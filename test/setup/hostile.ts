/** A good package taken apart, so that tests can put it together again in ways that nobody should. */
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import type { Failure } from '../../shared/contract/result.ts';
import { type OpenPackage, openPackageBytes, type ReadOptions } from '../../electron/package-file/read.ts';
import type { CraftedEntry } from './crafted-zip.ts';
import {
  begun,
  contentOf,
  readOptions,
  rememberingStretch,
  saying,
  sha256,
  withAttachment,
  written,
} from './packaged.ts';

export const log = Buffer.from('14:32 disk full\n'.repeat(40));
export const history = withAttachment(saying(begun(), 'Words'), log);
export const ATTACHMENT = `attachments/${sha256(log)}`;

/** The package that all others are made from, and its files. */
export const good = await written(contentOf(history, [log]));
export const files: ReadonlyMap<string, Uint8Array> = new Map(Object.entries(unzipSync(good)));

export const open = (bytes: Uint8Array, options: Partial<ReadOptions> = {}) =>
  openPackageBytes(bytes, readOptions({ stretch: rememberingStretch, ...options }));

export const refusal = async (bytes: Uint8Array, options: Partial<ReadOptions> = {}): Promise<Failure> => {
  const result = await open(bytes, options);
  if (result.ok) throw new Error('the package was opened');
  expect(result.error.kept).toBe('Nothing was stored.');
  expect(result.error.next).not.toBe('');
  expect(result.error.code).not.toBe('internal');
  return result.error;
};

/** What a reader takes from a package. */
export const content = async (packed: OpenPackage): Promise<string> => {
  const signal = new AbortController().signal;
  const attachments = await Promise.all(
    packed.attachments.map(async (one) => {
      const read = await packed.readAttachment(one.sha256, signal);
      return read.ok ? sha256(read.value) : JSON.stringify(read.error);
    }),
  );
  return JSON.stringify([packed.stored, packed.entries, packed.manifest, attachments]);
};

type Named = { path: string; size: number; sha256: string };
type ManifestFile = { files: Named[]; [key: string]: unknown };

/** The files of the good package in their order, some changed, some added before the manifest, which names all of them. */
export const changed = (
  contents: Readonly<Record<string, Uint8Array>>,
  added: readonly CraftedEntry[] = [],
  change: (manifest: ManifestFile) => void = () => undefined,
): CraftedEntry[] => {
  const entries: CraftedEntry[] = [...files]
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, bytes]) => ({ name, content: contents[name] ?? bytes }));
  entries.push(...added);
  // In the order of its keys, which a parser of ours would not keep.
  const manifest = jsonOf('manifest.json') as ManifestFile;
  manifest.files = entries
    .slice(1)
    .map(({ name, content: bytes }) => ({ path: name, size: bytes.length, sha256: sha256(bytes) }));
  change(manifest);
  entries.push({ name: 'manifest.json', content: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) });
  return entries;
};

/** The entry of that name, changed. */
export const replaced = (
  entries: readonly CraftedEntry[],
  name: string,
  change: Partial<CraftedEntry>,
): CraftedEntry[] => entries.map((entry) => (entry.name === name ? { ...entry, ...change } : entry));

export const jsonBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
export const jsonOf = (name: string): unknown => JSON.parse(new TextDecoder().decode(files.get(name)));
