/** Right-to-left text: Word needs the direction of the paragraph, and of each run of such letters. */

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const letter = /\p{L}/u;

/** Whether the first letter of the text is written from right to left. */
export const startsRightToLeft = (text: string): boolean => {
  const first = letter.exec(text);
  return first !== null && rightToLeft.test(first[0]);
};

/**
 * The text in stretches of one direction. Digits and signs between two right-to-left letters belong to them: Word
 * itself orders numbers within.
 */
export const directionRuns = (text: string): readonly { text: string; rightToLeft: boolean }[] => {
  if (!rightToLeft.test(text)) return text === '' ? [] : [{ text, rightToLeft: false }];
  const parts: { text: string; rightToLeft: boolean }[] = [];
  for (const piece of text.match(/\p{L}[\p{L}\p{M}]*|[^\p{L}]+/gu) ?? []) {
    const last = parts.at(-1);
    const isLetters = letter.test(piece);
    const direction = isLetters ? rightToLeft.test(piece) : (last?.rightToLeft ?? false);
    if (last?.rightToLeft === direction) last.text += piece;
    else parts.push({ text: piece, rightToLeft: direction });
  }
  return parts;
};
