/** Segments as files of the index: header and arrays, one after another. */
import { z } from 'zod';
import type { IndexFile } from './index-store.ts';
import { type Segment, SEGMENT_SIZE, type Vocabulary } from './segment.ts';
import { type Stamped, StampedRow, stampedRow } from './stamped.ts';

/** A segment and the files that its reports were read from, by their numbers. */
export type FiledSegment = { readonly segment: Segment; readonly files: readonly Stamped[] };

const encodings = { narrow: 'latin1', wide: 'utf16le' } as const;
type Kind = keyof typeof encodings;

const Part = z.strictObject({ bytes: z.int().min(0), terms: z.int().min(0), postings: z.int().min(0) });
const Header = z.strictObject({
  files: z.array(StampedRow).max(SEGMENT_SIZE),
  narrow: Part,
  wide: Part,
});

const bytesOf = (array: Uint32Array | Uint16Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

const partOf = ({ text, starts, postings }: Vocabulary, kind: Kind): z.infer<typeof Part> => ({
  bytes: Buffer.byteLength(text, encodings[kind]),
  terms: starts.length - 1,
  postings: postings.length,
});

const arraysOf = ({ text, starts, ranges, postings }: Vocabulary, kind: Kind): Uint8Array[] => [
  Buffer.from(text, encodings[kind]),
  bytesOf(starts),
  bytesOf(ranges),
  bytesOf(postings),
];

export const encodeSegment = ({ segment: { narrow, wide }, files }: FiledSegment): IndexFile => ({
  header: { files: files.map(stampedRow), narrow: partOf(narrow, 'narrow'), wide: partOf(wide, 'wide') },
  body: Buffer.concat([...arraysOf(narrow, 'narrow'), ...arraysOf(wide, 'wide')]),
});

/** Takes one array after another out of a body. Each is copied, which lets the rest go and begins at an even address. */
const reader = (body: Uint8Array) => {
  let at = 0;
  return (length: number): ArrayBuffer => {
    const taken = new Uint8Array(length);
    taken.set(body.subarray(at, at + length));
    at += length;
    return taken.buffer;
  };
};

const vocabularyOf = (
  { bytes, terms, postings }: z.infer<typeof Part>,
  kind: Kind,
  take: (length: number) => ArrayBuffer,
): Vocabulary => ({
  text: Buffer.from(take(bytes)).toString(encodings[kind]),
  starts: new Uint32Array(take((terms + 1) * 4)),
  ranges: new Uint32Array(take((terms + 1) * 4)),
  postings: new Uint16Array(take(postings * 2)),
});

const sizeOf = ({ bytes, terms, postings }: z.infer<typeof Part>): number =>
  bytes + (terms + 1) * 8 + postings * 2;

/** Null where the file is no segment. */
export const decodeSegment = ({ header, body }: IndexFile): FiledSegment | null => {
  const parsed = Header.safeParse(header);
  if (!parsed.success) return null;
  const { files, narrow, wide } = parsed.data;
  if (body.byteLength !== sizeOf(narrow) + sizeOf(wide)) return null;
  const take = reader(body);
  const segment = {
    size: files.length,
    narrow: vocabularyOf(narrow, 'narrow', take),
    wide: vocabularyOf(wide, 'wide', take),
  };
  return { segment, files };
};
