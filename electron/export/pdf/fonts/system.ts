/** Fonts of the operating system that stand in for scripts and symbols no bundled face has. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Font } from 'fontkit';
import { openFont } from './open.ts';

/** Where Linux, macOS and Windows keep fonts that come with the system. */
export const systemFontFolders: readonly string[] = [
  '/usr/share/fonts/truetype/noto',
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/truetype/dejavu',
  '/usr/share/fonts/noto',
  '/usr/share/fonts/noto-cjk',
  '/usr/share/fonts/google-noto',
  '/System/Library/Fonts',
  '/System/Library/Fonts/Supplemental',
  'C:\\Windows\\Fonts',
];

/** A file name and, for a collection, the PostScript name of the face in it. */
type Candidate = readonly [file: string, face?: string];

const symbols: readonly Candidate[] = [
  ['NotoSansSymbols-Regular.ttf'],
  ['NotoSansSymbols2-Regular.ttf'],
  ['NotoSansMath-Regular.ttf'],
  ['NotoEmoji-Regular.ttf'],
  ['DejaVuSans.ttf'],
  ['NotoSansCJK-Regular.ttc', 'NotoSansCJKjp-Regular'],
  ['Apple Symbols.ttf'],
  ['seguisym.ttf'],
  ['Arial Unicode.ttf'],
];
const chinese: readonly Candidate[] = [
  ['NotoSansCJK-Regular.ttc', 'NotoSansCJKjp-Regular'],
  ['Arial Unicode.ttf'],
  ['msyh.ttc', 'MicrosoftYaHei'],
  ['msgothic.ttc', 'MS-Gothic'],
  ['malgun.ttf'],
];

/** Scripts with their own fonts, the most usual first; other scripts are looked up by Noto's naming. */
const scripts: readonly (readonly [RegExp, readonly Candidate[]])[] = [
  [/\p{Script=Arabic}/u, [['NotoNaskhArabic-Regular.ttf'], ['NotoSansArabic-Regular.ttf'], ['tahoma.ttf']]],
  [/\p{Script=Hebrew}/u, [['NotoSansHebrew-Regular.ttf'], ['NotoSerifHebrew-Regular.ttf'], ['tahoma.ttf']]],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u, chinese],
  [/[\u3000-\u303f\uff00-\uffef]/u, chinese],
];

const namedScripts = [
  'Armenian',
  'Bengali',
  'Cherokee',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Khmer',
  'Lao',
  'Malayalam',
  'Mongolian',
  'Myanmar',
  'Oriya',
  'Sinhala',
  'Syriac',
  'Tamil',
  'Telugu',
  'Thaana',
  'Thai',
  'Tibetan',
].map((name) => [new RegExp(`\\p{Script=${name}}`, 'u'), name] as const);

const candidatesFor = (character: string): readonly Candidate[] => {
  const known = scripts.find(([pattern]) => pattern.test(character))?.[1];
  if (known) return [...known, ...symbols];
  const name = namedScripts.find(([pattern]) => pattern.test(character))?.[1];
  if (name === undefined) return symbols;
  return [[`NotoSans${name}-Regular.ttf`], [`NotoSerif${name}-Regular.ttf`], ...symbols];
};

/** Bold cuts whose files are not named by putting Bold for Regular. */
const boldCuts: Readonly<Record<string, Candidate>> = {
  'DejaVuSans.ttf': ['DejaVuSans-Bold.ttf'],
  'tahoma.ttf': ['tahomabd.ttf'],
  'malgun.ttf': ['malgunbd.ttf'],
  'msyh.ttc': ['msyhbd.ttc', 'MicrosoftYaHei-Bold'],
};

/** The bold cut of a font before its regular one: weight matters less than being there at all. */
const boldFirst = ([file, face]: Candidate): readonly Candidate[] => {
  const known = boldCuts[file];
  if (known) return [known, [file, face ?? '']];
  if (!file.includes('-Regular')) return [[file, face ?? '']];
  const cut = file.replace('-Regular', '-Bold');
  return [
    [cut, (face ?? '').replace('-Regular', '-Bold')],
    [file, face ?? ''],
  ];
};

const open = (path: string, face: string | undefined): Font | null => {
  try {
    const font = openFont(path, face);
    // A font whose licence bits forbid embedding must not travel in a file.
    return font?.['OS/2']?.fsType?.noEmbedding === true ? null : font;
  } catch {
    return null;
  }
};

/** Finds a system font for one character. Folders that do not exist count as empty. */
export const systemFonts = (
  folders: readonly string[],
): ((character: string, bold?: boolean) => Font | null) => {
  const paths = new Map<string, string>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder)) {
      if (!paths.has(file)) paths.set(file, join(folder, file));
    }
  }
  const opened = new Map<string, Font | null>();
  return (character, bold = false) => {
    const codePoint = character.codePointAt(0) ?? 0;
    const candidates = candidatesFor(character);
    for (const [file, face] of bold ? candidates.flatMap(boldFirst) : candidates) {
      const path = paths.get(file);
      if (path === undefined) continue;
      let font = opened.get(path);
      if (font === undefined) opened.set(path, (font = open(path, face === '' ? undefined : face)));
      if (font?.hasGlyphForCodePoint(codePoint) === true) return font;
    }
    return null;
  };
};
