/** The embedded faces opened for measuring and drawing; the page's own letters are Word's to draw. */
import { create } from 'fontkit';
import type { Font } from 'fontkit';
import type { FontName } from './model.ts';
import type { Face, Slot } from './package/fonts.ts';

/** A face; the upright regular where a family has no such face. */
export type Typefaces = (family: FontName, slot: Slot) => Font;

/** Opens each face when it is first asked for. */
export const openTypefaces = (faces: readonly Face[]): Typefaces => {
  const opened = new Map<Face, Font>();
  return (family, slot) => {
    const own = faces.filter((face) => face.family === family);
    const face = own.find((each) => each.slot === slot) ?? own[0];
    if (face === undefined) throw new Error(`No face of the family ${family}`);
    const known = opened.get(face);
    if (known !== undefined) return known;
    const font = create(Buffer.from(face.data));
    if (font === null) throw new Error(`The face ${family} ${slot} is no font`);
    opened.set(face, font);
    return font;
  };
};
