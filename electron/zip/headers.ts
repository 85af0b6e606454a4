/**
 * The records of a zip archive, byte for byte as we write them: no hour, no owner, no attributes, no extra fields. A reader
 * that accepts only our own files writes them again from what it read, and compares.
 */

/** How the bytes of a member lie in the archive. */
export type Method = 'stored' | 'deflated';

/** What an archive says about a file in it. */
export type Member = {
  readonly name: string;
  readonly method: Method;
  /** CRC-32 of the content. */
  readonly crc: number;
  /** Bytes in the archive. */
  readonly packedSize: number;
  /** Bytes of the content. */
  readonly size: number;
};

/** A member, and where its local header begins: bytes from the start of the archive. */
export type PlacedMember = Member & { readonly offset: number };

export const LOCAL_LENGTH = 30;
export const CENTRAL_LENGTH = 46;
export const END_LENGTH = 22;

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
export const endSignature = 0x06054b50;
/** Version 2.0: deflate. */
const version = 20;
/** Names are UTF-8. */
const flags = 0x0800;
const methods: Readonly<Record<Method, number>> = { stored: 0, deflated: 8 };
/** 1 January 1980, the earliest an entry can be. */
const date = 0x0021;

/** The fields that a member's own header and the directory at the end have in common, from `at`. */
const describe = (header: Buffer, at: number, member: Member, name: Buffer): void => {
  header.writeUInt16LE(version, at);
  header.writeUInt16LE(flags, at + 2);
  header.writeUInt16LE(methods[member.method], at + 4);
  header.writeUInt16LE(date, at + 8);
  header.writeUInt32LE(member.crc, at + 10);
  header.writeUInt32LE(member.packedSize, at + 14);
  header.writeUInt32LE(member.size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
};

/** What stands before a member's bytes. */
export const localHeader = (member: Member): Buffer => {
  const name = Buffer.from(member.name, 'utf8');
  const header = Buffer.alloc(LOCAL_LENGTH);
  header.writeUInt32LE(localSignature, 0);
  describe(header, 4, member, name);
  return Buffer.concat([header, name]);
};

/** A member's entry in the directory. */
export const centralHeader = (member: PlacedMember): Buffer => {
  const name = Buffer.from(member.name, 'utf8');
  const header = Buffer.alloc(CENTRAL_LENGTH);
  header.writeUInt32LE(centralSignature, 0);
  header.writeUInt16LE(version, 4);
  describe(header, 6, member, name);
  header.writeUInt32LE(member.offset, 42);
  return Buffer.concat([header, name]);
};

/** The last record of an archive. */
export const endRecord = (count: number, directoryLength: number, directoryOffset: number): Buffer => {
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directoryLength, 12);
  end.writeUInt32LE(directoryOffset, 16);
  return end;
};

/** Reads the fixed fields of a directory entry at `at`; null where there is none. `name` is what the bytes are as Latin-1. */
export const readCentral = (directory: Buffer, at: number): PlacedMember | null => {
  if (at + CENTRAL_LENGTH > directory.length || directory.readUInt32LE(at) !== centralSignature) return null;
  const nameEnd = at + CENTRAL_LENGTH + directory.readUInt16LE(at + 28);
  if (nameEnd > directory.length) return null;
  return {
    name: directory.toString('latin1', at + CENTRAL_LENGTH, nameEnd),
    method: directory.readUInt16LE(at + 10) === methods.stored ? 'stored' : 'deflated',
    crc: directory.readUInt32LE(at + 16),
    packedSize: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    offset: directory.readUInt32LE(at + 42),
  };
};
