/** The content of a page: what text stands under which mark, and whether all of it lies on the page. */
import type { PdfObjects } from './file.ts';
import { type Font, readFont } from './font.ts';
import { END, Keyword, Lexer } from './lexer.ts';
import { Marks } from './marks.ts';
import { identity, type Matrix, times } from './matrix.ts';
import { drawingOperators } from './operators.ts';
import { type Dict, isDict, Name, PdfString, type Stream, unreadable, type Value } from './value.ts';
import { Shown } from './shown-text.ts';

/** Width and height of a page's box, with its lower left corner. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

type TextState = {
  font: Font | null;
  size: number;
  spacing: number;
  scale: number;
  rise: number;
  leading: number;
};
type GraphicsState = TextState & { matrix: Matrix };

/** Room for rounding and for letters that lean over their box, in points. */
const SLACK = 2;

/** Forms may stand in forms, but not without end. */
const DEEPEST = 10;

type Operand = Value | Shown;

const nothing: Dict = new Map();

export class ContentReader {
  readonly marks = new Marks();
  readonly #file: PdfObjects;
  readonly #fonts: Map<Dict, Font>;
  readonly #box: Box;
  readonly #shown = new Shown();
  #saved: GraphicsState[] = [];
  #state: GraphicsState = {
    font: null,
    size: 0,
    spacing: 0,
    scale: 1,
    rise: 0,
    leading: 0,
    matrix: identity,
  };
  #text: Matrix = identity;
  #line: Matrix = identity;
  #inText = false;

  /** `fonts` keeps what was read for the pages before. */
  constructor(file: PdfObjects, fonts: Map<Dict, Font>, box: Box) {
    this.#file = file;
    this.#fonts = fonts;
    this.#box = box;
  }

  read(source: Uint8Array, resources: Dict, depth = 0): void {
    const lexer = new Lexer(source);
    const open = this.marks.depth;
    const saved = this.#saved.length;
    const operands: Operand[] = [];
    for (;;) {
      const token = this.#next(lexer);
      if (token === END) break;
      if (!(token instanceof Keyword)) {
        if (typeof token === 'symbol') return unreadable('brackets without a beginning');
        operands.push(token);
        continue;
      }
      this.#operate(token.word, operands, resources, depth);
      operands.length = 0;
    }
    if (operands.length > 0 || this.marks.depth !== open || this.#saved.length !== saved || this.#inText) {
      unreadable('the content of a page ends too early');
    }
  }

  /** Strings are decoded at once: the font is set before them. */
  #next(lexer: Lexer): ReturnType<Lexer['token']> | Shown {
    const { font } = this.#state;
    if (!this.#inText || font === null) return lexer.token();
    lexer.skipSpace();
    if (lexer.bytes[lexer.at] !== 0x5b) return lexer.token();
    return this.#shownArray(lexer, font);
  }

  #shownArray(lexer: Lexer, font: Font): Shown {
    const { bytes } = lexer;
    const shown = this.#shown;
    shown.start();
    lexer.at += 1;
    for (;;) {
      lexer.skipSpace();
      const code = bytes[lexer.at];
      if (code === 0x5d) break;
      // Distances between letters: half of what stands in most of these lists.
      if (code !== undefined && code <= 0x39 && code >= 0x2b) {
        shown.width -= lexer.number();
        continue;
      }
      if (code === 0x3c) {
        const end = bytes.indexOf(0x3e, lexer.at);
        if (end < 0) return unreadable('a string without an end');
        shown.addHex(bytes, lexer.at + 1, end, font);
        lexer.at = end + 1;
        continue;
      }
      if (code === 0x28) {
        const end = shown.addLiteral(bytes, lexer.at + 1, font);
        if (end >= 0) {
          lexer.at = end;
          continue;
        }
      }
      const token = lexer.token();
      if (typeof token === 'number') shown.width -= token;
      else if (token instanceof PdfString) shown.addBytes(token.bytes, font);
      else return unreadable('text that is neither a string nor a distance');
    }
    lexer.at += 1;
    return shown;
  }

  #operate(operator: string, operands: Operand[], resources: Dict, depth: number): void {
    const state = this.#state;
    // The most frequent first.
    switch (operator) {
      case 'Tj':
      case 'TJ':
        this.#show(operands[0]);
        return;
      case 'BMC':
      case 'BDC':
        this.#open(operands, resources);
        return;
      case 'EMC':
        this.marks.close();
        return;
      case 'BT':
        if (this.#inText) unreadable('text within text');
        this.#inText = true;
        this.#text = this.#line = identity;
        return;
      case 'ET':
        this.#inText = false;
        return;
      case 'Tm':
        this.#text = this.#line = matrixOf(operands);
        return;
      case 'Td':
        this.#move(numberOf(operands[0]), numberOf(operands[1]));
        return;
      case 'q':
        this.#saved.push({ ...state });
        return;
      case 'Q':
        this.#state = this.#saved.pop() ?? unreadable('a state is restored that was not saved');
        return;
      case 'cm':
        state.matrix = times(matrixOf(operands), state.matrix);
        return;
      case 'Tf': {
        const [name, size] = operands;
        state.font = this.#font(name, resources);
        state.size = numberOf(size);
        return;
      }
      case 'Tc':
        state.spacing = numberOf(operands[0]);
        return;
      case 'Tw':
        // Word spacing has no effect on codes of two bytes.
        numberOf(operands[0]);
        return;
      case 'Tz':
        state.scale = numberOf(operands[0]) / 100;
        return;
      case 'TL':
        state.leading = numberOf(operands[0]);
        return;
      case 'Ts':
        state.rise = numberOf(operands[0]);
        return;
      case 'Tr':
        if (numberOf(operands[0]) > 2) unreadable('text that is not to be seen');
        return;
      case 'TD':
        state.leading = -numberOf(operands[1]);
        this.#move(numberOf(operands[0]), numberOf(operands[1]));
        return;
      case 'T*':
        this.#move(0, -state.leading);
        return;
      case "'":
        this.#move(0, -state.leading);
        this.#show(operands[0]);
        return;
      case 'Do':
        this.#draw(operands[0], resources, depth);
        return;
      default: {
        const count = drawingOperators.get(operator) ?? unreadable(`operator ${operator} is not known`);
        if (count >= 0 && operands.length !== count)
          unreadable(`operator ${operator} with ${operands.length} operands`);
      }
    }
  }

  #move(x: number, y: number): void {
    const [a, b, c, d, e, f] = this.#line;
    this.#text = this.#line = [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
  }

  #font(name: Operand | undefined, resources: Dict): Font {
    if (!(name instanceof Name)) return unreadable('a font without a name');
    const dict = this.#file.dict(
      this.#file.dict(resources.get('Font'), 'the fonts of a page').get(name.text),
      `font ${name.text}`,
    );
    let font = this.#fonts.get(dict);
    if (font === undefined) this.#fonts.set(dict, (font = readFont(dict, this.#file)));
    return font;
  }

  #show(operand: Operand | undefined): void {
    const { font, size, spacing, scale } = this.#state;
    if (!this.#inText || font === null) return unreadable('text without a font');
    const { text, width, glyphs } = this.#shownBy(operand, font);
    const advance = ((width * size) / 1000 + glyphs * spacing) * scale;
    const from = this.#text;
    const to: Matrix = [
      from[0],
      from[1],
      from[2],
      from[3],
      from[4] + from[0] * advance,
      from[5] + from[1] * advance,
    ];
    const number = this.marks.write(text);
    if (
      number >= 0 &&
      !(this.#isOnPage(from[4], from[5]) && this.#isOnPage(to[4], to[5])) &&
      text.trim() !== ''
    ) {
      this.marks.cut.add(number);
    }
    this.#text = to;
  }

  #shownBy(operand: Operand | undefined, font: Font): Shown {
    if (operand instanceof Shown) return operand;
    if (!(operand instanceof PdfString)) return unreadable('text that is no string');
    const shown = this.#shown;
    shown.start();
    shown.addBytes(operand.bytes, font);
    return shown;
  }

  #isOnPage(x: number, y: number): boolean {
    // Without destructuring: this is done twice for every line of text.
    const { matrix } = this.#state;
    const px = matrix[0] * x + matrix[2] * y + matrix[4];
    const py = matrix[1] * x + matrix[3] * y + matrix[5];
    const box = this.#box;
    return px >= box[0] - SLACK && px <= box[2] + SLACK && py >= box[1] - SLACK && py <= box[3] + SLACK;
  }

  #open([role, properties]: readonly Operand[], resources: Dict): void {
    if (!(role instanceof Name)) return unreadable('a mark without a role');
    let dict: Dict = nothing;
    if (properties instanceof Name) {
      const known = this.#file.dict(resources.get('Properties'), 'the properties of a page');
      dict = this.#file.dict(known.get(properties.text), `the properties ${properties.text}`);
    } else if (properties !== undefined) {
      dict = isDict(properties) ? properties : unreadable('a mark whose properties are none');
    }
    this.marks.open(role.text, dict);
  }

  #draw(name: Operand | undefined, resources: Dict, depth: number): void {
    if (!(name instanceof Name)) return unreadable('something is drawn that has no name');
    const objects = this.#file.dict(resources.get('XObject'), 'the pictures of a page');
    const object: Stream = this.#file.stream(objects.get(name.text), `picture ${name.text}`);
    const kind = this.#file.name(object.dict.get('Subtype'), 'the kind of a picture');
    if (kind === 'Image') {
      if (this.#file.data(object).length === 0) unreadable('an empty picture');
      return;
    }
    if (kind !== 'Form' || depth >= DEEPEST) return unreadable(`something drawn of the kind ${kind}`);
    const { matrix } = this.#state;
    const saved = { ...this.#state };
    const own = object.dict.get('Matrix');
    if (own !== undefined)
      this.#state.matrix = times(matrixOf([...this.#file.array(own, 'a matrix')]), matrix);
    const inner = object.dict.has('Resources')
      ? this.#file.dict(object.dict.get('Resources'), 'resources')
      : resources;
    this.read(this.#file.data(object), inner, depth + 1);
    this.#state = saved;
  }
}

const numberOf = (operand: Operand | undefined): number =>
  typeof operand === 'number' ? operand : unreadable('an operand that is no number');

const matrixOf = (operands: readonly Operand[]): Matrix => {
  if (operands.length !== 6) return unreadable('a matrix without six numbers');
  const at = (index: number): number => numberOf(operands[index]);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
};
