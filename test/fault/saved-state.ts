/** Texts that say their number, so that any mixture of two of them is noticed. */

export const stateText = (number: number, words: number): string =>
  `State ${number}\n\n${`word-${number} `.repeat(words)}end of ${number}`;

/** The number of a state, where its text is whole; null where it is not. */
export const numberOfState = (text: string): number | null => {
  const number = Number(/^State (\d+)\n/.exec(text)?.[1] ?? NaN);
  const words = text.split(`word-${number} `).length - 1;
  return stateText(number, words) === text ? number : null;
};
