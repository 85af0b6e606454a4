/**
 * The directory of a package: what lies in it and where. Everything is checked here before a byte is unpacked. Only the one
 * form is accepted in which we write archives, so that nothing can lie between, behind or twice in the same bytes, and no
 * two programs can read the same file differently.
 */
import {
  centralHeader,
  END_LENGTH,
  endRecord,
  endSignature,
  localHeader,
  type PlacedMember,
  readCentral,
} from '../../zip/headers.ts';
import type { Limits } from '../limits.ts';
import { sizeWords } from '../limits.ts';
import { damaged, shown, suspicious, tooLarge } from '../refusal.ts';
import type { Source } from '../source.ts';

/** Longer than any name that a package may hold. */
const LONGEST_NAME = 100;
/** A comment after the end record may be so long. */
const LONGEST_COMMENT = 65_535;

const repacked = (where: string): never =>
  suspicious(
    `The package is not in the form in which Debrief writes it (${where}): it was changed or packed again by another program.`,
  );

/** Why no end record stands at the end. */
const noEnd = async (source: Source): Promise<never> => {
  const length = Math.min(source.size, END_LENGTH + LONGEST_COMMENT);
  const tail = Buffer.from(await source.read(source.size - length, length));
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(endSignature);
  return tail.includes(signature)
    ? suspicious('Something was added at the end of the package.')
    : damaged(
        'The package is not complete: its end is missing, as after a copy that was broken off, or it is damaged there.',
      );
};

type End = { readonly count: number; readonly from: number; readonly length: number };

const readEnd = async (source: Source, { attachments }: Limits): Promise<End> => {
  if (source.size < END_LENGTH) return damaged('The package is not complete: its end is missing.');
  const at = source.size - END_LENGTH;
  const record = Buffer.from(await source.read(at, END_LENGTH));
  if (record.readUInt32LE(0) !== endSignature) return noEnd(source);
  const count = record.readUInt16LE(10);
  const length = record.readUInt32LE(12);
  const from = record.readUInt32LE(16);
  // Beside the attachments: media type, report, history and manifest.
  if (count > attachments + 4)
    return tooLarge(`The package holds ${count} files, which is more than it may.`);
  if (!record.equals(endRecord(count, length, from))) return repacked('end record');
  if (from + length !== at) return repacked('place of the directory');
  return { count, from, length };
};

const checkSizes = (member: PlacedMember, limits: Limits): void => {
  const { name, size, packedSize, method } = member;
  if (size > limits.total) tooLarge(`The file ${shown(name)} in the package claims ${sizeWords(size)}.`);
  if (method === 'stored' && size !== packedSize) repacked(`sizes of ${shown(name)}`);
  if (size > packedSize * limits.ratio) {
    tooLarge(
      `The file ${shown(name)} in the package claims to unpack to ${Math.floor(size / Math.max(packedSize, 1))} times its size, as files do that are made to fill a disk.`,
    );
  }
};

/** Names are bytes of a foreign hand: here as UTF-8 where they are that, so that they can be shown. */
const displayName = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

/** The members of an archive, in their order. Every byte of it belongs to one of them or to the directory. */
export const readDirectory = async (source: Source, limits: Limits): Promise<readonly PlacedMember[]> => {
  if (source.size > limits.total) tooLarge(`The package is larger than ${sizeWords(limits.total)}.`);
  const { count, from, length } = await readEnd(source, limits);
  if (length > count * (LONGEST_NAME + 46)) repacked('length of the directory');
  const directory = Buffer.from(await source.read(from, length));
  const members: PlacedMember[] = [];
  const names = new Set<string>();
  let at = 0;
  let next = 0;
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const member = readCentral(directory, at);
    if (!member) return damaged('The directory of the package is damaged.');
    const { name } = member;
    if (!/^[\u0021-\u007e]{1,100}$/.test(name) || name.includes('\\')) {
      return suspicious(`The package names a file that no package may hold: ${shown(displayName(name))}.`);
    }
    if (names.has(name)) return suspicious(`The package holds the file ${shown(name)} twice.`);
    const central = centralHeader(member);
    if (!directory.subarray(at, at + central.length).equals(central)) return repacked(`entry ${shown(name)}`);
    if (member.offset !== next) return repacked(`place of ${shown(name)}`);
    checkSizes(member, limits);
    total += member.size;
    if (total > limits.total) {
      return tooLarge(`The files in the package claim more than ${sizeWords(limits.total)} together.`);
    }
    names.add(name);
    members.push(member);
    at += central.length;
    next += localHeader(member).length + member.packedSize;
  }
  if (at !== length || next !== from) return repacked('bytes that belong to no file');
  return members;
};

/** Holds a member's own header against the directory. */
export const checkLocalHeader = async (source: Source, member: PlacedMember): Promise<number> => {
  const expected = localHeader(member);
  const found = await source.read(member.offset, expected.length);
  if (!expected.equals(found)) repacked(`header of ${shown(member.name)}`);
  return member.offset + expected.length;
};
