/** How many lines a text takes. */
import { isHyphen } from './metrics.ts';
import type { Metrics } from './metrics.ts';

/** Text in one face and size (points); a tab goes to a stop, a line end starts a line. */
export type Stretch = { readonly text: string; readonly metrics: Metrics; readonly size: number };

/** Room for the lines, points: text starts at `start` in the first line, tabs lead to `tab`. */
export type Room = { readonly width: number; readonly start: number; readonly tab: number };

const space = 0x20;
const tab = 0x09;
const lineEnd = 0x0a;

/** Ideographs and kana, between which a line may end anywhere. */
const breaksAnywhere = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af) || code >= 0x20000;

/** Lines are filled word by word; a word longer than a line is broken where the line ends. */
export const linesOf = (stretches: readonly Stretch[], room: Room): number => {
  let lines = 1;
  let at = room.start;
  /** Width of the word that is being read, and of the spaces before it. */
  let word = 0;
  let gap = 0;
  const endWord = (): void => {
    at += gap + word;
    gap = 0;
    word = 0;
  };
  for (const { text, metrics, size } of stretches) {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.codePointAt(index) ?? 0;
      if (code > 0xffff) index += 1;
      if (code === lineEnd) {
        endWord();
        lines += 1;
        at = 0;
        continue;
      }
      if (code === tab) {
        endWord();
        at = Math.max(at, room.tab);
        continue;
      }
      const width = metrics.advance(code) * size;
      if (code === space) {
        endWord();
        gap += width;
        at += gap;
        gap = 0;
        continue;
      }
      word += width;
      if (at + word > room.width + 0.01) {
        if (at > 0 && word <= room.width) {
          lines += 1;
          at = 0;
        } else if (word > room.width) {
          // The word alone is longer than a line: what fits stays, the letter goes on.
          lines += 1;
          at = 0;
          word = width;
        }
      }
      if (isHyphen(code) || breaksAnywhere(code)) endWord();
    }
  }
  return lines;
};
