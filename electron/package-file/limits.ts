/**
 * How large a package and its parts may be. Writing keeps to the same limits as reading, so that every package that was
 * written can be read.
 */
import { MAX_ATTACHMENT_BYTES } from '../../shared/contract/channels.ts';
import { MAX_PACKAGE_BYTES } from '../../shared/contract/package.ts';

const MB = 1024 * 1024;

export type Limits = {
  /** Bytes of the whole file, and of all its content together. */
  readonly total: number;
  /** Bytes of one file inside. */
  readonly manifest: number;
  readonly report: number;
  readonly history: number;
  readonly attachment: number;
  readonly attachments: number;
  /** How many times larger than its packed form a file may be. Content that packs better is stored as it is. */
  readonly ratio: number;
  /** Levels of brackets in JSON; a report has about ten. */
  readonly depth: number;
  /** Members of lists and objects in the JSON of one file; a long report has some ten thousand. */
  readonly values: number;
};

export const limits: Limits = {
  total: MAX_PACKAGE_BYTES,
  manifest: 4 * MB,
  report: 64 * MB,
  history: 128 * MB,
  attachment: MAX_ATTACHMENT_BYTES,
  attachments: 10_000,
  ratio: 200,
  depth: 100,
  values: 5_000_000,
};

/** A size for a person: "25 MB", "312 bytes". */
export const sizeWords = (bytes: number): string =>
  bytes < MB ? `${bytes} bytes` : `${Math.floor(bytes / MB)} MB`;
