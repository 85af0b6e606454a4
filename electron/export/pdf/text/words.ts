/**
 * Plain text word by word. Most text of a report is words in ASCII with single spaces between, the same few thousand
 * again and again: each is broken, shaped and measured once per style, and a paragraph is a list of what is known.
 */
import type { TextStyle } from '../design.ts';
import type { Face } from '../fonts/library.ts';
import { plainRun } from './run.ts';
import type { Run } from './run.ts';
import { pieceOf, unitsByRules, widthOf } from './unit.ts';
import type { Piece, Typesetter, Unit, UnitText } from './unit.ts';

/** A word with the spaces after it. */
type Word = {
  readonly units: readonly Unit[];
  /** Whether a line may end before it, whatever stands there. */
  readonly opens: boolean;
  /** Whether UAX 14 may forbid a line to end after it. */
  readonly closesOff: boolean;
};

/** A style's words so far, and what they share. */
type StyleWords = {
  readonly known: Map<string, Word>;
  readonly face: Face;
  readonly run: Run;
  /** The white space after a word, by its length. */
  readonly spaces: (readonly Piece[])[];
};

/** What is known of words, by style. Kept for one document. */
export type WordCache = Map<TextStyle, StyleWords>;

const ascii = /^[ -~]+$/;
/** Letters and digits with at most one mark behind: no line ends inside. */
const simple = /^[A-Za-z0-9]+[.,:;!?]?( *)$/;

/**
 * After the spaces behind these characters UAX 14 may forbid a break before certain others (a bracket and what it
 * holds), and before all but letters, digits and opening brackets it may forbid one too.
 */
const closesOff = /[([{"'] +$/;
const opensWord = /^[A-Za-z0-9(]/;

const space = 0x20;

const wordsIn = (style: TextStyle, { words, fonts }: Typesetter): StyleWords => {
  let own = words.get(style);
  if (own === undefined) {
    const run: Run = { text: '', style, strike: false, link: '', hard: false };
    own = { known: new Map(), face: fonts.faceOf(style), run, spaces: [[]] };
    words.set(style, own);
  }
  return own;
};

const simpleWord = (text: string, length: number, { face, run, spaces }: StyleWords): Word => {
  const letters = pieceOf(face, text.slice(0, text.length - length), run, 0);
  const behind = (spaces[length] ??= [pieceOf(face, ' '.repeat(length), run, 0)]);
  const unit: Unit = {
    pieces: [letters],
    width: letters.width,
    spaces: behind,
    spaceWidth: widthOf(behind),
    hard: false,
  };
  return { units: [unit], opens: true, closesOff: false };
};

/** Null for a word that is not plain. */
const wordOf = (text: string, own: StyleWords, typesetter: Typesetter): Word | null => {
  const spaces = simple.exec(text)?.[1];
  if (spaces !== undefined) return simpleWord(text, spaces.length, own);
  if (!ascii.test(text)) return null;
  const { units } = unitsByRules(plainRun(text, own.run.style), typesetter);
  return { units, opens: opensWord.test(text), closesOff: closesOff.test(text) };
};

/** Where the units of one text are gathered. It grows once, and not with each cell of a long table. */
const gathered: Unit[] = [];

/**
 * Units of a text in one style; null where the text is not plain words. Nothing in a plain text can be missing from the
 * fonts, so the typesetter may be that of any field.
 */
export const plainWords = (text: string, style: TextStyle, typesetter: Typesetter): UnitText | null => {
  if (text === '' || text.startsWith(' ')) return null;
  const own = wordsIn(style, typesetter);
  const { known } = own;
  let count = 0;
  let closed = false;
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = text.indexOf(' ', start) + 1;
    if (end === 0) end = text.length;
    while (text.charCodeAt(end) === space) end += 1;
    const letters = text.slice(start, end);
    let word = known.get(letters);
    if (word === undefined) {
      const found = wordOf(letters, own, typesetter);
      if (found === null) return null;
      known.set(letters, (word = found));
    }
    if (closed || (start > 0 && !word.opens)) return null;
    closed = word.closesOff;
    for (const unit of word.units) gathered[count++] = unit;
  }
  return { units: gathered.slice(0, count), rightToLeft: false, plain: style };
};

const isPlain = (run: Run): boolean => run.link === '' && !run.strike && !run.hard;

/** Units of styled text; the same as `unitsByRules` gives, which a test holds against it. */
export const unitsOf = (runs: readonly Run[], typesetter: Typesetter): UnitText => {
  const [run] = runs;
  const plain =
    run !== undefined && runs.length === 1 && isPlain(run)
      ? plainWords(run.text, run.style, typesetter)
      : null;
  return plain ?? unitsByRules(runs, typesetter);
};
