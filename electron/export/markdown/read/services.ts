/** Names of services as people list them on one line. */
import { isPlaceholder } from '../form.ts';
import { EMPTY, readProse, VERBATIM } from '../syntax/prose.ts';
import { scan } from '../syntax/scan.ts';

/** Splits at commas and semicolons outside brackets and code: "API (EU, US), Checkout" are two. */
const splitServices = (line: string): string[] => {
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

/** The names after "Services Impacted:", on its line or as a list below it. */
export const readServices = (source: string): string[] => {
  const blocks = scan(source.split('\n'));
  const list = blocks[0];
  return blocks.length === 1 && list?.kind === 'list'
    ? list.items.map((item) => readProse(item.text))
    : splitServices(source.trim());
};
