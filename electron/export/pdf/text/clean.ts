/** Text as it may stand in a PDF/A file. */

const unusual =
  /(?!\n)[\p{Cc}\p{Cs}\p{M}\p{Noncharacter_Code_Point}\u00ad\u200b\u2028\u2029\ufeff\ufff9-\ufffb]/u;
/** What is left to drop once line ends are "\n". */
const controls = /(?!\n)[\p{Cc}\u00ad\ufeff\ufff9-\ufffb]/gu;
const nonCharacters = /\p{Noncharacter_Code_Point}/gu;

/**
 * Tabs become spaces, line ends "\n", composed letters replace letters with combining marks; lone surrogates and
 * non-characters become U+FFFD; control characters, which have no shape, are left out.
 */
export const clean = (text: string): string =>
  unusual.test(text)
    ? text
        .toWellFormed()
        .normalize('NFC')
        .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
        .replaceAll('\t', ' ')
        .replaceAll(controls, '')
        .replaceAll(nonCharacters, '\ufffd')
    : text;

/** The same on one line, for headings, bookmarks and the file's own title. */
export const cleanLine = (text: string): string => clean(text).replaceAll(/\s*\n\s*/g, ' ');

/** Drawn as nothing where a font has no glyph for them: joiners, direction marks, variation selectors. */
export const isInvisible = (character: string): boolean =>
  /\p{Default_Ignorable_Code_Point}/u.test(character);

const substitutes: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u2008': ' ',
  '\u2009': ' ',
  '\u200a': ' ',
  '\u202f': ' ',
  '\u205f': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u3000': ' ',
  '\u2010': '-',
  '\u2011': '-',
};

/** A plain character of the same meaning for one that a font lacks. */
export const substituteOf = (character: string): string | undefined => substitutes[character];
