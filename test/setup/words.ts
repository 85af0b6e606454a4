/** Words as a multiset: what a conversion must not lose. */

const word = /[\p{L}\p{N}]{2,}/gu;

/** How often each word stands in a text, without regard to case. */
export const countWords = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(word)) {
    const key = found.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

/** Words that stand more often in the source than in the output. */
export const missingWords = (source: string, output: string): string[] => {
  const have = countWords(output);
  return [...countWords(source)].filter(([key, wanted]) => (have.get(key) ?? 0) < wanted).map(([key]) => key);
};
