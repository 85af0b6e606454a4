/** Keys of the embedded fonts: the format XORs each font's first bytes with a key, which the library draws at random. */
import { createHash } from 'node:crypto';
import { strFromU8, strToU8 } from 'fflate';

const obfuscatedBytes = 32;

/** The 16 bytes of a key, last first, as the format applies them. */
const keyBytes = (key: string): readonly number[] =>
  (key.replaceAll(/[{}-]/g, '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)).toReversed();

const mask = (font: Uint8Array, key: string): Uint8Array => {
  const bytes = keyBytes(key);
  return font.map((byte, index) =>
    index < obfuscatedBytes ? byte ^ (bytes[index % bytes.length] ?? 0) : byte,
  );
};

/** A key from the font itself: the same font always gets the same. */
const keyOf = (font: Uint8Array): string => {
  const hash = createHash('sha256').update(font).digest('hex').toUpperCase();
  return `{${[hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-')}}`;
};

/** Gives each embedded font of the package the key that its bytes determine. */
export const rekeyFonts = (parts: Record<string, Uint8Array>): void => {
  const table = parts['word/fontTable.xml'];
  const relations = parts['word/_rels/fontTable.xml.rels'];
  if (table === undefined || relations === undefined) return;
  const targets = new Map(
    [...strFromU8(relations).matchAll(/<Relationship\b[^>]*>/g)].map(([element]) => [
      /\bId="([^"]+)"/.exec(element)?.[1] ?? '',
      `word/${/\bTarget="([^"]+)"/.exec(element)?.[1] ?? ''}`,
    ]),
  );
  const rekeyed = strFromU8(table).replaceAll(/<w:embed\w+ [^>]*>/g, (element) => {
    const name = targets.get(/\br:id="([^"]+)"/.exec(element)?.[1] ?? '') ?? '';
    const key = /\bw:fontKey="([^"]+)"/.exec(element)?.[1];
    const part = parts[name];
    if (key === undefined || part === undefined) return element;
    const font = mask(part, key);
    const fixed = keyOf(font);
    parts[name] = mask(font, fixed);
    return element.replace(key, fixed);
  });
  parts['word/fontTable.xml'] = strToU8(rekeyed);
};
