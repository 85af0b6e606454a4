/**
 * Plain words from pairs of letters. In the bundled faces a plain letter's shape and advance depend on the letter after
 * it alone: they stand closer (kerning) or are drawn as one (ligatures). So words are put together from what is known of
 * each pair.
 */
import type { FaceSpacing } from './spacing.ts';
import type { ShapedGlyph } from './shape.ts';

/** The glyphs of a word; null where a letter in it is not a plain one, or changes in a way that pairs do not tell. */
export type Pairs = (word: string) => readonly ShapedGlyph[] | null;

const apart = -2;

/** @param scale Thousandths of the type size in a unit of the face. */
export const pairsOf = (spacing: FaceSpacing, scale: number): Pairs => {
  const { letters, glyphs, advances } = spacing;
  const count = letters.length;
  const placeOf = new Map<number, number>();
  letters.forEach((letter, place) => {
    if (letter.length === 1) placeOf.set(letter.charCodeAt(0), place);
  });

  // By index throughout: there are some ten thousand pairs, and the first of all words waits for them.
  const kerning = new Int16Array(count * count);
  for (const group of spacing.kerning) {
    const row = (group[0] ?? 0) * count;
    for (let at = 2; at < group.length; at += 1) kerning[row + (group[at] ?? 0)] = group[1] ?? 0;
  }
  const joining = new Int16Array(count * count).fill(apart);
  for (const pair of spacing.joining) joining[(pair[0] ?? 0) * count + (pair[1] ?? 0)] = pair[2] ?? -1;

  const glyph = (place: number, kern: number): ShapedGlyph => {
    const advance = advances[place] ?? 0;
    return {
      id: glyphs[place] ?? 0,
      codePoints: Array.from(letters[place] ?? '', (letter) => letter.charCodeAt(0)),
      width: advance * scale,
      advance: (advance + kern) * scale,
      dx: 0,
      dy: 0,
    };
  };
  const unkerned: ShapedGlyph[] = [];
  const alone = (place: number): ShapedGlyph => (unkerned[place] ??= glyph(place, 0));
  const kerned = new Map<number, ShapedGlyph>();
  const before = (place: number, next: number): ShapedGlyph => {
    const pair = place * count + next;
    const kern = kerning[pair] ?? 0;
    if (kern === 0) return alone(place);
    let found = kerned.get(pair);
    if (found === undefined) kerned.set(pair, (found = glyph(place, kern)));
    return found;
  };

  return (word) => {
    const shaped: ShapedGlyph[] = [];
    let place = placeOf.get(word.charCodeAt(0)) ?? -1;
    for (let index = 1; index < word.length && place >= 0; index += 1) {
      const next = placeOf.get(word.charCodeAt(index)) ?? -1;
      if (next < 0) return null;
      const joined = joining[place * count + next] ?? apart;
      if (joined === apart) {
        shaped.push(before(place, next));
        place = next;
      } else place = joined;
    }
    return place < 0 ? null : [...shaped, alone(place)];
  };
};
