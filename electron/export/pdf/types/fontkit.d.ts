/** The part of fontkit 2 that the PDF writer uses; the package ships no types. */
declare module 'fontkit' {
  export type Glyph = {
    readonly id: number;
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  };
  export type GlyphPosition = {
    readonly xAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  };
  export type GlyphRun = {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly GlyphPosition[];
  };
  export type Font = {
    readonly postscriptName: string;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly 'OS/2'?: { readonly fsType?: { readonly noEmbedding?: boolean } };
    getGlyph: (id: number, characters?: readonly number[]) => Glyph | null;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(
      text: string,
      features?: Readonly<Record<string, boolean>>,
      script?: string,
      language?: string,
      direction?: 'ltr' | 'rtl',
    ): GlyphRun;
  };
  /** A collection (.ttc) gives the face with the given PostScript name, null when it has none of that name. */
  export const create: (bytes: Uint8Array, postscriptName?: string) => Font | null;
}
