/** The parts of a zip file, each unpacked and held against its checksum. */
import { crc32, inflateRawSync } from 'node:zlib';

/** What the reader does not understand or what contradicts itself. */
export class UnreadableDocx extends Error {
  override readonly name = 'UnreadableDocx';
}

export const unreadable = (what: string): never => {
  throw new UnreadableDocx(what);
};

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** The end record without a comment, which our files do not carry. */
const END_LENGTH = 22;

const unpacked = (name: string, method: number, packed: Uint8Array, size: number): Uint8Array => {
  if (method === STORED) return packed;
  if (method !== DEFLATED) return unreadable(`part ${name} is packed in an unknown way`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return unreadable(`part ${name} is damaged`);
  }
};

/** Parts by name, in the order of the file's directory. */
export const readZip = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - END_LENGTH;
  if (end < 0 || view.getUint32(end, true) !== END) return unreadable('its end is missing');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts = new Map<string, Uint8Array>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return unreadable('its directory is damaged');
    const [method, checksum, packed, size] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 16, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 24, true),
    ];
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8');
    const local = view.getUint32(at + 42, true);
    if (local + 30 > end || view.getUint32(local, true) !== LOCAL)
      return unreadable(`part ${name} is not there`);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const data = unpacked(name, method, bytes.subarray(start, start + packed), size);
    if (data.length !== size || crc32(data) !== checksum) return unreadable(`part ${name} is damaged`);
    if (parts.has(name)) return unreadable(`part ${name} is there twice`);
    parts.set(name, data);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
};
