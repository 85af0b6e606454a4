/** Where lines may end: UAX 14, and word by word in scripts that part no words. */
import LineBreaker from 'linebreak';

/** Scripts written without spaces, whose words UAX 14 leaves to a dictionary (class SA). */
const unparted = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenters = new Map<string, Intl.Segmenter>();

const languageOf = (text: string): string =>
  /\p{Script=Lao}/u.test(text)
    ? 'lo'
    : /\p{Script=Khmer}/u.test(text)
      ? 'km'
      : /\p{Script=Myanmar}/u.test(text)
        ? 'my'
        : 'th';

const segmenterFor = (text: string): Intl.Segmenter => {
  const language = languageOf(text);
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })));
  }
  return segmenter;
};

/** Ends of words inside a stretch that holds no other place to end a line. */
function* insideBreaks(stretch: string): Generator<number> {
  for (const { index } of segmenterFor(stretch).segment(stretch)) {
    const isBetweenWords =
      index > 0 && unparted.test(stretch.charAt(index - 1)) && unparted.test(stretch.charAt(index));
    if (isBetweenWords) yield index;
  }
}

/** Positions after which a line may end, the last being the text's own end. */
export function* breaksOf(text: string): Generator<number> {
  const breaker = new LineBreaker(text);
  const mayHold = unparted.test(text);
  let start = 0;
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    const end = found.position;
    if (mayHold) for (const inside of insideBreaks(text.slice(start, end))) yield start + inside;
    yield end;
    start = end;
  }
}
