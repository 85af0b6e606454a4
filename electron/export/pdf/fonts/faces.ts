/** The bundled faces and the files that hold them. */
import type { Family, TextStyle, Weight } from '../design.ts';

type Cut = { readonly upright: string; readonly italic: string };

const cuts: Readonly<Record<Family, Readonly<Record<Weight, Cut>>>> = {
  serif: {
    regular: { upright: 'SourceSerif4-Regular', italic: 'SourceSerif4-Italic' },
    medium: { upright: 'SourceSerif4-SemiBold', italic: 'SourceSerif4-SemiBoldItalic' },
    bold: { upright: 'SourceSerif4-SemiBold', italic: 'SourceSerif4-SemiBoldItalic' },
  },
  sans: {
    regular: { upright: 'IBMPlexSans-Regular', italic: 'IBMPlexSans-Italic' },
    medium: { upright: 'IBMPlexSans-Medium', italic: 'IBMPlexSans-SemiBoldItalic' },
    bold: { upright: 'IBMPlexSans-SemiBold', italic: 'IBMPlexSans-SemiBoldItalic' },
  },
  mono: {
    regular: { upright: 'IBMPlexMono-Regular', italic: 'IBMPlexMono-Regular' },
    medium: { upright: 'IBMPlexMono-SemiBold', italic: 'IBMPlexMono-SemiBold' },
    bold: { upright: 'IBMPlexMono-SemiBold', italic: 'IBMPlexMono-SemiBold' },
  },
};

/** Name of the face that a style asks for, without the file's ending. */
export const faceNameOf = (style: Pick<TextStyle, 'family' | 'weight' | 'italic'>): string =>
  cuts[style.family][style.weight][style.italic ? 'italic' : 'upright'];

/** Bundled faces asked, in this order, for a character that the wanted face lacks. */
export const bundledFallbacks = {
  regular: ['IBMPlexSans-Regular', 'SourceSerif4-Regular', 'IBMPlexMono-Regular'],
  bold: ['IBMPlexSans-SemiBold', 'SourceSerif4-SemiBold', 'IBMPlexMono-SemiBold'],
} as const;

/** Whether text in this face stands out by its weight, which what stands in for it has to keep. */
export const isBoldFace = (postscriptName: string): boolean => /bold/i.test(postscriptName);

/** The bundled face that draws U+FFFD, the sign for a character no font has. */
export const replacementFace = 'IBMPlexSans-Regular';
