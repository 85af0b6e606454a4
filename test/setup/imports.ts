/** The imports of a source file, by the parser that also builds the program. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** Files of a folder and all folders in it, as paths relative to `root` with forward slashes, in order of name. */
export const sourceFiles = (root: string, folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .filter((name) => /\.[cm]?tsx?$/.test(name) && !/\.d\.[cm]?ts$|\/node_modules\//.test(name))
    .toSorted();

/** What a source names: imports and re-exports with values or types, dynamic imports, and types taken by `import()`. */
export const importsOf = (file: string, source: string): readonly string[] => {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? 'cannot be parsed'}`);
  const named = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value)),
  ].filter((request) => typeof request === 'string');
  const called = [...source.matchAll(/\b(?:import|require)\(\s*(['"`])([^'"`]+)\1/g)].map(
    ([, , request = '']) => request,
  );
  return [...new Set([...named, ...called])];
};

/** The imports of a file on disk; its path is relative to `root`. */
export const importsOfFile = (root: string, file: string): readonly string[] =>
  importsOf(file, readFileSync(path.join(root, file), 'utf8'));
