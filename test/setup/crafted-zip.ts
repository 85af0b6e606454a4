/** Zip archives as an attacker would make them: every field of every header can be given another value. */
import { crc32 } from 'node:zlib';

type Fields = {
  readonly version?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly time?: number;
  readonly crc?: number;
  readonly packedSize?: number;
  readonly size?: number;
  readonly name?: Uint8Array;
  readonly extra?: Uint8Array;
};

export type CraftedEntry = {
  readonly name: string;
  readonly content: Uint8Array;
  /** As they lie in the archive, where they are not the content itself. */
  readonly packed?: Uint8Array;
  /** Bytes before the local header that belong to nothing. */
  readonly gap?: Uint8Array;
  readonly both?: Fields;
  readonly local?: Fields;
  readonly central?: Fields & {
    readonly offset?: number;
    readonly comment?: Uint8Array;
    readonly internal?: number;
    readonly external?: number;
    readonly madeBy?: number;
  };
  /** In the directory only: its bytes are those of another entry. */
  readonly isGhost?: boolean;
  /** In the archive only. */
  readonly isHidden?: boolean;
};

export type CraftedEnd = {
  readonly before?: Uint8Array;
  readonly betweenFilesAndDirectory?: Uint8Array;
  readonly after?: Uint8Array;
  readonly comment?: Uint8Array;
  readonly count?: number;
  readonly disk?: number;
};

const shared = (entry: CraftedEntry, fields: Fields): Buffer => {
  const packed = entry.packed ?? entry.content;
  const name = fields.name ?? Buffer.from(entry.name, 'utf8');
  const header = Buffer.alloc(26);
  header.writeUInt16LE(fields.version ?? 20, 0);
  header.writeUInt16LE(fields.flags ?? 0x0800, 2);
  header.writeUInt16LE(fields.method ?? (entry.packed ? 8 : 0), 4);
  header.writeUInt16LE(fields.time ?? 0, 6);
  header.writeUInt16LE(0x21, 8);
  header.writeUInt32LE(fields.crc ?? crc32(entry.content), 10);
  header.writeUInt32LE(fields.packedSize ?? packed.length, 14);
  header.writeUInt32LE(fields.size ?? entry.content.length, 18);
  header.writeUInt16LE(name.length, 22);
  header.writeUInt16LE(fields.extra?.length ?? 0, 24);
  return header;
};

const signed = (signature: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
};

const nameOf = (entry: CraftedEntry, fields: Fields): Uint8Array =>
  fields.name ?? Buffer.from(entry.name, 'utf8');

/** The archive. Without overrides it is what Debrief itself would write, every file stored unpacked. */
export const craftZip = (entries: readonly CraftedEntry[], end: CraftedEnd = {}): Buffer => {
  const body: Uint8Array[] = [end.before ?? Buffer.alloc(0)];
  const directory: Uint8Array[] = [];
  let at = body[0]!.length;
  for (const entry of entries) {
    const local = { ...entry.both, ...entry.local };
    const central: NonNullable<CraftedEntry['central']> = { ...entry.both, ...entry.central };
    const offset = at + (entry.gap?.length ?? 0);
    if (!entry.isGhost) {
      const pieces = [
        entry.gap ?? Buffer.alloc(0),
        signed(0x04034b50),
        shared(entry, local),
        nameOf(entry, local),
        local.extra ?? Buffer.alloc(0),
        entry.packed ?? entry.content,
      ];
      body.push(...pieces);
      at += pieces.reduce((sum, piece) => sum + piece.length, 0);
    }
    if (entry.isHidden) continue;
    const tail = Buffer.alloc(14);
    tail.writeUInt16LE(central.comment?.length ?? 0, 0);
    tail.writeUInt16LE(central.internal ?? 0, 4);
    tail.writeUInt32LE(central.external ?? 0, 6);
    tail.writeUInt32LE(central.offset ?? offset, 10);
    const madeBy = Buffer.alloc(2);
    madeBy.writeUInt16LE(central.madeBy ?? 20);
    directory.push(
      signed(0x02014b50),
      madeBy,
      shared(entry, central),
      tail,
      nameOf(entry, central),
      central.extra ?? Buffer.alloc(0),
      central.comment ?? Buffer.alloc(0),
    );
  }
  const between = end.betweenFilesAndDirectory ?? Buffer.alloc(0);
  const all = Buffer.concat(directory);
  const record = Buffer.alloc(18);
  const count = end.count ?? entries.filter(({ isHidden }) => !isHidden).length;
  record.writeUInt16LE(end.disk ?? 0, 0);
  record.writeUInt16LE(count, 4);
  record.writeUInt16LE(count, 6);
  record.writeUInt32LE(all.length, 8);
  record.writeUInt32LE(at + between.length, 12);
  record.writeUInt16LE(end.comment?.length ?? 0, 16);
  return Buffer.concat([
    ...body,
    between,
    all,
    signed(0x06054b50),
    record,
    end.comment ?? Buffer.alloc(0),
    end.after ?? Buffer.alloc(0),
  ]);
};
