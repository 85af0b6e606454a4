/** Shaped words as PDF text operators, with the fonts they need embedded once. */
import type { Face } from '../fonts/library.ts';
import type { Shaped } from '../fonts/shape.ts';
import type { TextOp } from '../layout/drawing.ts';
import type { PageContent } from './content.ts';
import { codedFont, encode } from './encode.ts';
import type { CodedFont, Encoded } from './encode.ts';
import { embedFont } from './embedded-font.ts';
import type { PdfFile } from './file.ts';
import { textString } from './syntax.ts';

export type GlyphPainter = {
  /** Draws a stretch of text. */
  text(op: TextOp, x: number, y: number): void;
  /** Writes the fonts, when all text is drawn. */
  writeFonts(): void;
};

export const glyphPainter = (file: PdfFile, content: PageContent): GlyphPainter => {
  const fonts = new Map<Face, CodedFont>();
  const encoded = new Map<Shaped, Encoded>();
  const { out } = content;

  /** Embeds the face if need be and makes it known to the current page. */
  const use = (face: Face): CodedFont => {
    let coded = fonts.get(face);
    if (coded === undefined) {
      coded = codedFont(embedFont(file, face.font, fonts.size + 1));
      fonts.set(face, coded);
    }
    file.sheet.fonts[coded.font.id] ??= coded.font.ref;
    return coded;
  };

  /** Whether an array of TJ is open. Between two lines none is. */
  let isOpen = false;
  const open = (): void => {
    if (!isOpen) out.text('[(');
    isOpen = true;
  };
  const close = (): void => {
    if (isOpen) out.text(')] TJ ');
    isOpen = false;
  };

  /** The words of a line, in as few arrays of TJ as their rises allow. */
  const show = (words: readonly Shaped[], font: CodedFont, size: number): void => {
    for (const word of words) {
      let known = encoded.get(word);
      if (known === undefined) encoded.set(word, (known = encode(word, font)));
      if (known.told !== null) {
        close();
        out.text(`/Span <</ActualText ${textString(known.told)}>> BDC `);
      }
      for (const { inside, rise } of known.parts) {
        if (inside === '') continue;
        if (rise !== 0) {
          close();
          out.number((rise * size) / 1000);
          out.text(' Ts ');
        }
        open();
        out.text(inside);
        if (rise !== 0) {
          close();
          out.text('0 Ts ');
        }
      }
      if (known.told !== null) {
        close();
        out.text('EMC ');
      }
    }
    close();
  };

  return {
    text: ({ words, size, colour, angle, x: left, y: top }, x, y) => {
      const face = words[0]?.face;
      if (face === undefined) return;
      const font = use(face);
      content.text(font.font.id, size, colour, x + left, y + top, angle);
      show(words, font, size);
    },
    writeFonts: () => {
      for (const { font } of fonts.values()) font.write();
    },
  };
};
