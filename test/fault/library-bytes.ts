/** The files of a folder as bytes, and whether anything in them or in their names gives a text away. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Path (with "/") to bytes, of every file. */
export const bytesOf = async (folder: string): Promise<Map<string, Buffer>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const found = new Map<string, Buffer>();
  for (const file of files) {
    const full = path.join(file.parentPath, file.name);
    found.set(path.relative(folder, full).replaceAll('\\', '/'), await readFile(full));
  }
  return found;
};

/** A text in Base64 at each of the three places it can have among other bytes: the characters that depend on it alone. */
const inBase64 = (text: string): string[] =>
  [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString('base64');
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor(((offset + Buffer.byteLength(text)) * 8) / 6);
    return encoded.slice(from, to);
  });

/** The ways in which a text may lie in a file. */
const encodings = (text: string): Buffer[] => {
  const utf16 = Buffer.from(text, 'utf16le');
  const base64 = inBase64(text);
  return [
    Buffer.from(text),
    utf16,
    Buffer.from(utf16).swap16(),
    ...base64.map((encoded) => Buffer.from(encoded)),
    ...base64.map((encoded) => Buffer.from(encoded.replaceAll('+', '-').replaceAll('/', '_'))),
    Buffer.from(Buffer.from(text).toString('hex')),
    Buffer.from(Buffer.from(text).toString('hex').toUpperCase()),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(Array.from(text).toReversed().join('')),
  ];
};

/** "file: text" for each text that is in a file or its name, in whatever encoding. */
export const traces = (files: ReadonlyMap<string, Buffer>, texts: readonly string[]): string[] =>
  texts.flatMap((text) => {
    const forms = encodings(text);
    return [...files]
      .filter(([name, bytes]) =>
        forms.some((form) => bytes.includes(form) || Buffer.from(name).includes(form)),
      )
      .map(([name]) => `${name}: ${text}`);
  });
