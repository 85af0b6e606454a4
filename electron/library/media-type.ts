/** The media type of a file, told from its bytes: names lie, and what a file claims to be decides how it is shown. */

const signatures: readonly { readonly type: string; readonly hex: string }[] = [
  { type: 'image/png', hex: '89504e470d0a1a0a' },
  { type: 'image/jpeg', hex: 'ffd8ff' },
  { type: 'image/gif', hex: '474946383761' },
  { type: 'image/gif', hex: '474946383961' },
  { type: 'image/tiff', hex: '49492a00' },
  { type: 'image/tiff', hex: '4d4d002a' },
  { type: 'application/pdf', hex: '255044462d' },
  { type: 'application/gzip', hex: '1f8b08' },
  { type: 'application/x-7z-compressed', hex: '377abcaf271c' },
  { type: 'application/vnd.tcpdump.pcap', hex: 'd4c3b2a1' },
  { type: 'application/vnd.tcpdump.pcap', hex: 'a1b2c3d4' },
  { type: 'application/x-pcapng', hex: '0a0d0d0a' },
];

const OFFICE = 'application/vnd.openxmlformats-officedocument';
/** Office files are ZIP archives; the names of their parts stand readable in the archive. */
const officeParts: readonly (readonly [string, string])[] = [
  ['word/document.xml', `${OFFICE}.wordprocessingml.document`],
  ['xl/workbook.xml', `${OFFICE}.spreadsheetml.sheet`],
  ['ppt/presentation.xml', `${OFFICE}.presentationml.presentation`],
];

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const zipType = (bytes: Uint8Array): string => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return officeParts.find(([part]) => buffer.includes(part))?.[1] ?? 'application/zip';
};

const decodeText = (bytes: Uint8Array): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Control characters other than tab, line breaks, form feed and escape (coloured logs) mark binary data.
    // oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
    return /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text;
  } catch {
    return null;
  }
};

const textType = (text: string): string => {
  const start = text.trimStart().slice(0, 1000);
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(start)) {
    return 'image/svg+xml';
  }
  if (/^(?:<!doctype html|<html)[\s>]/i.test(start)) return 'text/html';
  if (start.startsWith('<?xml')) return 'application/xml';
  if (/^[{[]/.test(start)) {
    try {
      JSON.parse(text);
      return 'application/json';
    } catch {
      // Text that only begins like JSON.
    }
  }
  return 'text/plain';
};

/** "image/png", "text/plain", …; "application/octet-stream" where the bytes say nothing. */
export const mediaTypeOf = (bytes: Uint8Array): string => {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  const known = signatures.find(({ hex }) => head.startsWith(hex));
  if (known) return known.type;
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image/webp';
  // Two letters alone may begin a text; the reserved bytes after them are always zero.
  if (/^424d.{8}00000000/.test(head)) return 'image/bmp';
  if (head.startsWith('504b0304') || head.startsWith('504b0506')) return zipType(bytes);
  const text = decodeText(bytes);
  return text === null ? 'application/octet-stream' : textType(text);
};
