/** The bundled fonts are the files that resources/fonts/README.md names, each with its licence beside it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../resources/fonts', import.meta.url));
const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');

it('lists every bundled font with the SHA-256 of its file', () => {
  const listed = [...readme.matchAll(/^\| (\S+\.ttf) \| `([0-9a-f]{64})` \|$/gm)].map(([, name, sum]) => [
    name,
    sum,
  ]);
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.ttf'))
    .toSorted()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex'),
    ]);
  expect(found.length).toBeGreaterThan(0);
  expect(listed).toEqual(found);
});

it('keeps the licence of every family', () => {
  for (const [, licence = ''] of readme.matchAll(/\[text\]\(([^)]+)\)/g)) {
    expect(readFileSync(path.join(folder, licence), 'utf8')).toContain('SIL Open Font License, Version 1.1');
  }
});
