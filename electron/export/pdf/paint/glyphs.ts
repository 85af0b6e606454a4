/** Shaped words as PDF text operators, with the fonts they need embedded once. */
import type { Colour } from '../design.ts';
import type { Face } from '../fonts/library.ts';
import type { Shaped } from '../fonts/shape.ts';
import type { TextOp } from '../layout/drawing.ts';
import { encode } from './encode.ts';
import type { CodedFont } from './encode.ts';
import type { PdfFile } from './file.ts';
import { fillColour, number as placeNumber } from './shapes.ts';

export type GlyphPainter = {
  /** To be told of each new page: it starts with no font and no colour set. */
  startPage(): void;
  /**
   * The operators that show a stretch of text, in a space that runs down from the page's top left corner. Nothing else
   * on the page may change the font or the fill colour for what follows.
   */
  text(op: TextOp, x: number, y: number): string;
};

const nothingSet = { face: null, size: 0, colour: null } as const;

/** A word as it goes between the angle brackets of TJ; or, where it breaks out of them, whole. */
type Encoded = { readonly inside: string | null; readonly whole: string };

const encodedOf = (whole: string): Encoded => ({
  inside: whole.startsWith('<') && !whole.includes(' TJ') ? whole.slice(1, -1) : null,
  whole,
});

const textMatrix = (angle: number, x: number, y: number): string => {
  // The page's space runs downwards; letters stand upright in it by a second flip.
  if (angle === 0) return `1 0 0 -1 ${placeNumber(x)} ${placeNumber(y)}`;
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [cos, -sin, -sin, -cos, x, y].map(placeNumber).join(' ');
};

export const glyphPainter = (file: PdfFile): GlyphPainter => {
  const fonts = new Map<Face, CodedFont>();
  const encoded = new Map<Shaped, Encoded>();
  /** What the page's last text has set and the next need not set again. */
  let set: { face: Face | null; size: number; colour: Colour | null } = nothingSet;

  /** Embeds the face if need be and makes it known to the current page. */
  const use = (face: Face): CodedFont => {
    let coded = fonts.get(face);
    if (coded === undefined) fonts.set(face, (coded = { font: file.embed(face.font), codes: new Map() }));
    file.sheet.fonts[coded.font.id] ??= coded.font.ref();
    return coded;
  };

  const encodedWord = (word: Shaped, size: number): Encoded => {
    let text = encoded.get(word);
    if (text === undefined) {
      text = encodedOf(encode(word, use(word.face), size));
      // A raised glyph depends on the size; everything else is the same at each.
      if (!text.whole.includes('Ts')) encoded.set(word, text);
    }
    return text;
  };

  const show = (words: readonly Shaped[], size: number): string => {
    let inside = '';
    for (const word of words) {
      const text = encodedWord(word, size).inside;
      if (text === null) return showWhole(words, size);
      inside += text;
    }
    return `[<${inside}>] TJ`;
  };

  const showWhole = (words: readonly Shaped[], size: number): string =>
    `[${words.map((word) => encodedWord(word, size).whole).join('')}] TJ`
      .replaceAll('><', '')
      .replaceAll('[] TJ ', '')
      .replaceAll(' [] TJ', '');

  return {
    startPage: () => {
      set = nothingSet;
    },
    text: ({ words, size, colour, angle, x: left, y: top }, x, y) => {
      const face = words[0]?.face;
      if (face === undefined) return '';
      const font =
        set.face === face && set.size === size ? '' : `/${use(face).font.id} ${placeNumber(size)} Tf `;
      const fill = set.colour === colour ? '' : `${fillColour(colour)} `;
      if (font !== '' || fill !== '') set = { face, size, colour };
      return `BT ${font}${fill}${textMatrix(angle ?? 0, x + left, y + top)} Tm ${show(words, size)} ET`;
    },
  };
};
