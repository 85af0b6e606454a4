/** Plain text as Markdown: escaped so that every character stands for itself, and read back. */

const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/gi;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

const codePoint = (digits: string, radix: number): string | null => {
  const value = Number.parseInt(digits, radix);
  return value > 0x1f && value < 0x11_0000 && !(value >= 0xd800 && value < 0xe000)
    ? String.fromCodePoint(value)
    : null;
};

const decodeEntity = (entity: string): string => {
  const name = entity.slice(1, -1);
  if (/^#x/i.test(name)) return codePoint(name.slice(2), 16) ?? entity;
  if (name.startsWith('#')) return codePoint(name.slice(1), 10) ?? entity;
  return named[name] ?? entity;
};

/** Escapes what Markdown would take for markup; friendly text ("max_connections", "R&D", "5 < 6") stays as it is. */
export const escapePlain = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/[`*[\]#]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[A-Za-z/!?\\])/g, '\\<')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(ENTITY, '\\$&');

/** The plain text of Markdown source: escapes and character references resolved; other markup stays as written. */
export const unescapePlain = (source: string): string =>
  source.replace(
    /\\([!-/:-@[-`{-~])|(&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)/gi,
    (_, escaped: string | undefined, entity: string | undefined) => escaped ?? decodeEntity(entity ?? ''),
  );

/** Several lines of source as one. */
export const flat = (source: string): string =>
  source
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.trimStart()))
    .join(' ')
    .trim();
