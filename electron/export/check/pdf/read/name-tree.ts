/** Trees of names: where a PDF keeps its destinations and attached files. */
import type { PdfObjects } from './file.ts';
import { type Dict, PdfString, unreadable, type Value } from './value.ts';

/** Values by name, of one of the catalogue's trees; empty where there is none. */
export const nameTree = (file: PdfObjects, catalogue: Dict, tree: string): ReadonlyMap<string, Value> => {
  const known = new Map<string, Value>();
  const walk = (value: Value | undefined, depth: number): void => {
    if (depth > 50) unreadable('a tree of names that is too deep');
    const node = file.dict(value, `the names of ${tree}`);
    if (node.has('Kids')) for (const kid of file.array(node.get('Kids'), 'names')) walk(kid, depth + 1);
    if (!node.has('Names')) return;
    const names = file.array(node.get('Names'), 'names');
    for (let at = 0; at < names.length; at += 2) {
      const name = file.resolve(names[at]);
      if (name instanceof PdfString) known.set(name.bytes, file.resolve(names[at + 1]));
      else unreadable('a name that is none');
    }
  };
  const names = catalogue.has('Names') ? file.dict(catalogue.get('Names'), 'the names') : null;
  if (names?.has(tree) === true) walk(names.get(tree), 0);
  return known;
};
