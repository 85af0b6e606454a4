/**
 * The part of bidi-js 1.0 (Unicode bidirectional algorithm) that the PDF writer uses. The package's own types describe
 * a default export that its CommonJS build, which Node loads, does not have.
 */
declare module 'bidi-js' {
  export type Bidi = {
    getEmbeddingLevels(
      text: string,
      base?: 'ltr' | 'rtl' | 'auto',
    ): { levels: Uint8Array; paragraphs: { start: number; end: number; level: number }[] };
    getMirroredCharacter(character: string): string | null;
  };
  const bidiFactory: () => Bidi;
  export default bidiFactory;
}
