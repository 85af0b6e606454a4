/** Settings that were checked and wait to be made in one pass, because each would copy the lists on its way. */
import { applyDiff, type Change } from './diff.ts';
import { type Path, pathToText } from './path.ts';
import type { Report } from './schema.ts';

/** The paths that lead to a field, and its own, as text. */
const stepsOf = (path: Path): readonly string[] =>
  path.map((_, index) => pathToText(path.slice(0, index + 1)));

export const waitingSettings = () => {
  let changes: Change[] = [];
  let paths = new Set<string>();
  let above = new Set<string>();
  return {
    /** Whether one of them leads to, into or through this path: then what stands there is known only once they are made. */
    concerns: (path: Path): boolean =>
      above.has(pathToText(path)) || stepsOf(path).some((step) => paths.has(step)),
    add: (change: Change): void => {
      changes.push(change);
      paths.add(pathToText(change.path));
      for (const step of stepsOf(change.path).slice(0, -1)) above.add(step);
    },
    make: (report: Report): Report => {
      const made = changes.length === 0 ? report : applyDiff(report, changes);
      changes = [];
      paths = new Set();
      above = new Set();
      return made;
    },
  };
};
