/** Text in the form in which two texts that say the same are equal. */

const unusual = /[^\t\n\r -~]/;
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u200e\u200f\ufff9-\ufffb]/gu;
const untidy = /[\t\n\r]|^ | $| {2}/;
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
const unprintable = /\p{Noncharacter_Code_Point}/gu;

/**
 * White space as single spaces, composed letters, no control characters and none that are drawn as nothing; characters
 * that may not stand in a file as U+FFFD. Spaces at the ends do not count.
 */
export const plain = (text: string): string => {
  if (!unusual.test(text)) return untidy.test(text) ? text.replaceAll(/\s+/g, ' ').trim() : text;
  return text
    .toWellFormed()
    .replaceAll(breaks, ' ')
    .replaceAll(invisible, '')
    .normalize('NFC')
    .replaceAll(unprintable, '\ufffd')
    .replaceAll(/[\u2010\u2011]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
};

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const mirrored: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '>': '<',
  '»': '«',
  '”': '“',
};

/** The letters alone, in an order of their own: for lines that are stored in the order in which they are drawn. */
const letters = (text: string): string =>
  Array.from(text.normalize('NFKC').replaceAll(/\s/g, ''), (each) => mirrored[each] ?? each)
    .toSorted()
    .join('');

/**
 * Whether a file says what was asked for, both as `plain` gives them. Where it shows U+FFFD for a character, a warning
 * must name that character in that field (`warned`). Text that runs right to left is compared letter by letter, not in
 * its order.
 */
export const says = (found: string, expected: string, warned: ReadonlySet<string> | null): boolean => {
  if (found === expected) return true;
  const known = new Set(Array.from(warned ?? [], plain));
  if (rightToLeft.test(expected)) {
    const [a, b] = [letters(found), letters(expected)];
    return a === b || fitsInAnyOrder(a, b, known);
  }
  return found.includes('\ufffd') && fits(found, expected, known);
};

const fits = (found: string, expected: string, known: ReadonlySet<string>): boolean => {
  const [shown, asked] = [Array.from(found), Array.from(expected)];
  return (
    shown.length === asked.length &&
    shown.every((each, at) => each === asked[at] || (each === '\ufffd' && known.has(asked[at] ?? '')))
  );
};

const fitsInAnyOrder = (found: string, expected: string, known: ReadonlySet<string>): boolean => {
  const left = Array.from(expected);
  let replaced = 0;
  for (const each of found) {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    else if (each === '\ufffd') replaced += 1;
    else return false;
  }
  return left.length === replaced && left.every((each) => known.has(each));
};
