/** Words as outlines, so that the picture needs no font where it is shown. */
import type { Font } from 'fontkit';
import { widthOf } from '../pages/metrics.ts';
import type { Typefaces } from '../typefaces.ts';
import type { PathCommand, Shape } from './scene.ts';

/** One face at one size. */
export type Face = { readonly font: Font; readonly size: number };

/** Regular and bold of the sans. */
export type Faces = { readonly regular: Font; readonly bold: Font };

export const openLettering = (typefaces: Typefaces): Faces => ({
  regular: typefaces('sans', 'Regular'),
  bold: typefaces('sans', 'Bold'),
});

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

/** Width of a text in points. Names and times are short words of Latin letters and digits: they need no shaping. */
export const textWidth = (text: string, { font, size }: Face): number =>
  Array.from(text).reduce((sum, character) => sum + widthOf(font, codeOf(character)), 0) * size;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;

/** A glyph's outline in font units, as fontkit gives it (its types leave it out). */
const outlineOf = (
  glyph: unknown,
): readonly { readonly command: string; readonly args: readonly number[] }[] => {
  const commands = property(property(glyph, 'path'), 'commands');
  if (!isList(commands)) return [];
  return commands.map((entry) => {
    const args = property(entry, 'args');
    return {
      command: String(property(entry, 'command')),
      args: isList(args) ? args.filter((value) => typeof value === 'number') : [],
    };
  });
};

const toCommand = (command: string, args: readonly number[]): PathCommand[] => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
  switch (command) {
    case 'moveTo':
      return [['M', a, b]];
    case 'lineTo':
      return [['L', a, b]];
    case 'quadraticCurveTo':
      return [['Q', a, b, c, d]];
    case 'bezierCurveTo':
      return [['C', a, b, c, d, e, f]];
    default:
      return [['Z']];
  }
};

/** From the top of a line of `leading` points to its baseline, the letters in its middle. */
export const baselineOf = ({ font, size }: Face, leading: number): number => {
  const scale = size / font.unitsPerEm;
  return (leading - (font.ascent - font.descent) * scale) / 2 + font.ascent * scale;
};

/** The text as one shape, its baseline starting at (x, y). */
export const outlined = (text: string, face: Face, x: number, y: number, fill: string): Shape => {
  const scale = face.size / face.font.unitsPerEm;
  let pen = x;
  const commands = Array.from(text).flatMap((character) => {
    const left = pen;
    pen += widthOf(face.font, codeOf(character)) * face.size;
    return outlineOf(face.font.glyphForCodePoint(codeOf(character))).flatMap(({ command, args }) =>
      toCommand(
        command,
        args.map((value, axis) => (axis % 2 === 0 ? left + value * scale : y - value * scale)),
      ),
    );
  });
  return { fill, path: commands };
};
