/** Asks fontkit how the plain letters of a face stand beside one another: what `spacing.ts` reads later from a file. */
import type { Font } from 'fontkit';
import type { FaceSpacing } from './spacing.ts';

const between = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));

/** Printable ASCII, the letters and signs of Latin-1, and the punctuation that reports are full of. */
export const plainLetters: readonly string[] = [
  ...between(0x20, 0x7e),
  ...between(0xa1, 0xac),
  ...between(0xae, 0xff),
  ...'– — ‘ ’ “ ” • … − → ≤ ≥ ☐ ☑ \ufffd'.split(' '),
];

type Letter = { readonly text: string; readonly glyph: number; readonly advance: number };

/** What fontkit draws for a text: glyphs and advances, or null where something is moved from its place. */
const drawn = (font: Font, text: string): { ids: readonly number[]; advances: readonly number[] } | null => {
  const run = font.layout(text);
  return run.positions.every((position) => position.xOffset === 0 && position.yOffset === 0)
    ? { ids: run.glyphs.map(({ id }) => id), advances: run.positions.map(({ xAdvance }) => xAdvance) }
    : null;
};

/** A text that is drawn as one glyph. */
const letterOf = (font: Font, text: string): Letter | null => {
  const found = drawn(font, text);
  const [glyph, ...others] = found?.ids ?? [];
  const [advance] = found?.advances ?? [];
  return glyph === undefined || advance === undefined || others.length > 0 ? null : { text, glyph, advance };
};

const plainOf = (font: Font): readonly Letter[] =>
  plainLetters.flatMap((text) => {
    const letter = font.hasGlyphForCodePoint(text.charCodeAt(0)) ? letterOf(font, text) : null;
    return letter?.glyph === font.glyphForCodePoint(text.charCodeAt(0)).id ? [letter] : [];
  });

/** Plain letters and all that two or more of them are drawn as. */
const withLigatures = (font: Font, plain: readonly Letter[]): readonly Letter[] => {
  const found: Letter[] = [...plain];
  for (let start = 0; start < found.length;) {
    const firsts = found.slice(start);
    start = found.length;
    for (const { text } of firsts) {
      for (const second of plain) {
        const joined = letterOf(font, text + second.text);
        if (joined) found.push(joined);
      }
    }
  }
  return found;
};

/** What fontkit says of each letter and each pair of letters that the face has. */
export const spacingOf = (font: Font): FaceSpacing => {
  const plain = plainOf(font);
  const letters = withLigatures(font, plain);
  const placeOf = new Map(letters.map(({ text }, place) => [text, place]));
  const kerning: number[][] = [];
  const joining: number[][] = [];
  letters.forEach(({ text, glyph, advance }, first) => {
    const byUnits = new Map<number, number[]>();
    plain.forEach((next, second) => {
      const pair = drawn(font, text + next.text);
      const [firstGlyph, secondGlyph] = pair?.ids ?? [];
      if (pair?.ids.length !== 2 || firstGlyph !== glyph || secondGlyph !== next.glyph) {
        joining.push([first, second, placeOf.get(text + next.text) ?? -1]);
        return;
      }
      const units = (pair.advances[0] ?? 0) - advance;
      if (units === 0) return;
      const group = byUnits.get(units);
      if (group) group.push(second);
      else byUnits.set(units, [second]);
    });
    for (const [units, seconds] of byUnits) kerning.push([first, units, ...seconds]);
  });
  return {
    letters: letters.map(({ text }) => text),
    glyphs: letters.map(({ glyph }) => glyph),
    advances: letters.map(({ advance }) => advance),
    kerning,
    joining,
  };
};
