/** Styles are global: a class that two features define would change both once their style sheets have met in a window. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../setup/folders.ts';

const folder = path.join(projectFolder, 'renderer');

/** Blocks ("sheet" of `.sheet__cell`) that a style sheet has rules for by themselves, not inside something else. */
const blocksOf = (css: string): ReadonlySet<string> => {
  const withoutComments = css.replaceAll(/\/\*.*?\*\//gs, '');
  const selectors = [...withoutComments.matchAll(/([^{}]+)\{/g)].flatMap(([, list = '']) => list.split(','));
  const blocks = selectors.flatMap((selector) => {
    const [, name] = /^\s*\.([a-z][\w-]*)/.exec(selector) ?? [];
    return name === undefined || /^\s*\S+:has\(/.test(selector) ? [] : [name.replace(/(?:__|--).*$/, '')];
  });
  return new Set(blocks);
};

it('finds the blocks of a style sheet', () => {
  expect([...blocksOf('/* .no {} */ .a__b, .c--d:hover { x: y } @media print { .e { } } .f .g {}')]).toEqual([
    'a',
    'c',
    'e',
    'f',
  ]);
});

it('defines each class in one folder', () => {
  const owners = new Map<string, Set<string>>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.css')) continue;
    for (const block of blocksOf(readFileSync(path.join(folder, file), 'utf8'))) {
      const found = owners.get(block) ?? new Set();
      owners.set(block, found.add(path.dirname(file)));
    }
  }
  expect(owners.size).toBeGreaterThan(20);
  const shared = [...owners].filter(([, places]) => places.size > 1);
  expect(shared.map(([block, places]) => `${block}: ${[...places].join(', ')}`)).toEqual([]);
});
