/** Words that are wider than a line, cut into parts that are not. */
import { shape } from '../fonts/shape.ts';
import { pieceOf, widthOf } from './unit.ts';
import type { Piece, Unit } from './unit.ts';

let knownGraphemes: Intl.Segmenter | undefined;
/** Takes milliseconds to make, and only words wider than a line need it. */
const graphemes = (): Intl.Segmenter =>
  (knownGraphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' }));
/** Places in long addresses, paths and identifiers after which a forced break reads well. */
const goodEnd = /[/\\._\-:;,?&=+@#)]$/;

/** Cuts a piece so that its first part is no wider than the room; at least one grapheme where `atLeastOne`. */
const cutPiece = (piece: Piece, room: number, atLeastOne: boolean): [Piece | null, Piece | null] => {
  const { face, text } = piece.shaped;
  const scale = piece.run.style.size / 1000;
  const rightToLeft = piece.level % 2 === 1;
  let width = 0;
  let end = 0;
  let good = 0;
  for (const { segment, index } of graphemes().segment(text)) {
    width += shape(face, segment, rightToLeft).width * scale;
    if (width > room && !(atLeastOne && index === 0)) break;
    end = index + segment.length;
    if (goodEnd.test(segment)) good = end;
  }
  if (good > end * 0.6) end = good;
  if (end === 0) return [null, piece];
  if (end >= text.length) return [piece, null];
  return [
    pieceOf(face, text.slice(0, end), piece.run, piece.level),
    pieceOf(face, text.slice(end), piece.run, piece.level),
  ];
};

/** A unit too wide for a line, as units that are not. */
export const cutUnit = (unit: Unit, width: number): readonly Unit[] => {
  const parts: Piece[][] = [[]];
  let room = width;
  const todo = [...unit.pieces];
  for (let piece = todo.shift(); piece !== undefined; piece = todo.shift()) {
    const line = parts.at(-1) ?? [];
    const [head, tail] = piece.width <= room ? [piece, null] : cutPiece(piece, room, line.length === 0);
    if (head) {
      line.push(head);
      room -= head.width;
    }
    if (tail) {
      todo.unshift(tail);
      parts.push([]);
      room = width;
    }
  }
  return parts.map((pieces, index): Unit => {
    const last = index === parts.length - 1;
    return {
      pieces,
      width: widthOf(pieces),
      spaces: last ? unit.spaces : [],
      spaceWidth: last ? unit.spaceWidth : 0,
      hard: last && unit.hard,
    };
  });
};
