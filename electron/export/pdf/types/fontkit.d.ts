/** The part of fontkit 2 that the writers use; the package ships no types. */
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
    readonly lineGap: number;
    readonly 'OS/2'?: { readonly fsType?: { readonly noEmbedding?: boolean } };
    getGlyph: (id: number, characters?: readonly number[]) => Glyph | null;
    /** Widths by glyph; glyphs beyond the list are as wide as its last. */
    readonly hmtx: {
      readonly metrics: { readonly length: number; get(index: number): { readonly advance: number } };
    };
    /** Where the tables lie in `stream.buffer`, by their tags. */
    readonly directory: {
      readonly tables: Readonly<
        Record<string, { readonly offset: number; readonly length: number } | undefined>
      >;
    };
    readonly stream: { readonly buffer: Uint8Array };
    createSubset(): { readonly glyphs: number[]; encode(): Uint8Array };
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
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
