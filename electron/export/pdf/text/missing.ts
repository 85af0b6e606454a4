/** Characters that no font on this machine has, gathered by the field in which they stand. */
import type { ExportWarning } from '../../../../shared/contract/channels.ts';

/** So many are named in one warning; the rest is counted. */
const named = 12;

const nameOf = (character: string): string => {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  // What has no shape, or one of somebody's own, is told by its number alone.
  return /[\p{C}\p{Z}\p{M}]/u.test(character) ? code : `“${character}” (${code})`;
};

const listed = (characters: readonly string[]): string => {
  const more = characters.length - named;
  const names = characters.slice(0, named).map(nameOf);
  if (more > 0) return `${names.join(', ')} and ${more} more`;
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
};

export type MissingCharacters = {
  /** Notes a character of the field with this path. */
  note(source: string, character: string): void;
  /** One warning for each field, in the order in which they were met. */
  warnings(): readonly ExportWarning[];
};

export const missingCharacters = (): MissingCharacters => {
  const bySource = new Map<string, Set<string>>();
  return {
    note: (source, character) => {
      const known = bySource.get(source);
      if (known) known.add(character);
      else bySource.set(source, new Set([character]));
    },
    warnings: () =>
      Array.from(bySource, ([path, characters]) => ({
        path,
        replaced: [...characters].join(''),
        message: `No font on this machine has ${listed([...characters])}; the PDF shows a replacement sign instead. Install a font that has ${characters.size === 1 ? 'it' : 'them'}, or write it in words.`,
      })),
  };
};
