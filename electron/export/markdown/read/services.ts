/** Names of services as people list them on one line. */
import { isPlaceholder } from '../form.ts';
import { VERBATIM, EMPTY } from '../syntax/prose.ts';

/** Splits at commas and semicolons outside brackets and code: "API (EU, US), Checkout" are two. */
export const splitServices = (line: string): string[] => {
  if (line.trim() === '' || isPlaceholder(line) || line.startsWith(VERBATIM) || line === EMPTY) return [];
  const names: string[] = [];
  let depth = 0;
  let code = false;
  let name = '';
  for (const char of line) {
    if (char === '`') code = !code;
    if ('([{'.includes(char)) depth += 1;
    if (')]}'.includes(char)) depth = Math.max(0, depth - 1);
    if ((char === ',' || char === ';') && depth === 0 && !code) {
      names.push(name.trim());
      name = '';
    } else {
      name += char;
    }
  }
  names.push(name.trim());
  return names.filter((part) => part !== '');
};
