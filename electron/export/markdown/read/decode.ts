/** Bytes of a file as text, or what is wrong with them. */
import { MAX_IMPORT_BYTES } from '../../../../shared/contract/channels.ts';
import { failure, type Result, success } from '../../../../shared/contract/result.ts';

const kept = 'Nothing was imported, and nothing in the library changed.';

/** Deepest nesting of lists and quotations that is read. */
export const MAX_NESTING = 100;

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a ZIP archive or an Office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a gzip archive', [0x1f, 0x8b]],
];

const lineOf = (bytes: Uint8Array, at: number): number => {
  let line = 1;
  for (let index = 0; index < at; index += 1) if (bytes[index] === 0x0a) line += 1;
  return line;
};

const isUtf8Start = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** Offset of the first byte that is not UTF-8, found by halving. */
const firstBadByte = (bytes: Uint8Array): number => {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8Start(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
};

const encodingOf = (bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
};

/** The text of a Markdown file: UTF-8, or UTF-16 with its byte order mark; line breaks become LF. */
export const decodeMarkdown = (bytes: Uint8Array): Result<string> => {
  if (bytes.length > MAX_IMPORT_BYTES) {
    const size = (bytes.length / 1_048_576).toFixed(1);
    return failure(
      'too-large',
      `The file has ${size} MB; at most ${MAX_IMPORT_BYTES / 1_048_576} MB can be imported.`,
      {
        kept,
        next: 'Split the file, or move long logs into attachments.',
      },
    );
  }
  const signature = signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (signature) {
    return failure('unreadable-input', `The file is ${signature[0]}, not a Markdown text.`, {
      kept,
      next: 'Save the report as Markdown or plain text and import that file.',
    });
  }
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const line = encoding === 'utf-8' ? lineOf(bytes, firstBadByte(bytes)) : null;
    const at = line === null ? '' : ` in line ${line}`;
    return failure(
      'unreadable-input',
      `The file is not valid ${encoding.toUpperCase()} text: a character${at} cannot be decoded.`,
      {
        kept,
        next: 'Save the file as UTF-8 in your editor and import it again.',
        problems: line === null ? [] : [{ path: `line ${line}`, message: 'This line is not UTF-8.' }],
      },
    );
  }
  const zero = text.indexOf('\0');
  if (zero >= 0) {
    const line = text.slice(0, zero).split('\n').length;
    return failure('unreadable-input', `The file is not a text: line ${line} holds a zero byte.`, {
      kept,
      next: 'Choose a Markdown or plain text file.',
    });
  }
  const unix = text.replace(/\r\n?/g, '\n');
  if (unix.trim() === '') {
    return failure('unreadable-input', 'The file is empty.', {
      kept,
      next: 'Choose a file that holds a report.',
    });
  }
  const deep = tooDeepLine(unix.split('\n'));
  return deep === null
    ? success(unix)
    : failure(
        'unreadable-input',
        `Lists or quotations in line ${deep} are nested more than ${MAX_NESTING} levels deep.`,
        {
          kept,
          next: 'Flatten that part of the file and import it again.',
          problems: [{ path: `line ${deep}`, message: 'Nested too deeply.' }],
        },
      );
};

const CONTAINER = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))[ \t]?/y;

/** Number (from 1) of the first line that lies too deep in lists and quotations, or null. */
const tooDeepLine = (lines: readonly string[]): number | null => {
  let open: number[] = [];
  for (const [index, line] of lines.entries()) {
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (indent === line.length) continue;
    open = open.filter((content) => content <= indent);
    CONTAINER.lastIndex = 0;
    while (CONTAINER.test(line)) {
      open.push(CONTAINER.lastIndex);
      if (open.length > MAX_NESTING) return index + 1;
    }
  }
  return null;
};
