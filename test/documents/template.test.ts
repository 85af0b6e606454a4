/**
 * The customer's template, in and out again by the command line: every word of its content is in every file. Its title
 * names the form and its bracketed placeholders ask for content; neither is any.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../contract/drivers.ts';
import { docxText } from '../judges/mammoth.ts';
import { pdfText } from '../judges/poppler.ts';
import { fixturesFolder, projectFolder } from '../setup/folders.ts';
import { missingWords } from '../setup/words.ts';

const source = path.join(fixturesFolder, 'markdown', 'template.md');

/** A placeholder stands in brackets and is no link; a tick box is not one either. */
const content = (markdown: string): string =>
  markdown
    .split('\n')
    .slice(1)
    .join('\n')
    .replace(/\[(?![ x]\])[^\]\n]*\](?!\()/g, ' ');

let folder = '';
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await promisify(execFile)(process.execPath, [
    path.join(projectFolder, 'electron', 'cli', 'debrief.ts'),
    'export',
    source,
    ...['pdf', 'docx', 'markdown'].flatMap((format) => [`--${format}`, path.join(folder, `a.${format}`)]),
  ]);
});
afterAll(() => remove());

const bytes = (format: string): Promise<Buffer> => readFile(path.join(folder, `a.${format}`));

test.each([
  ['pdf', pdfText],
  ['docx', docxText],
  ['markdown', async (file: Buffer) => file.toString('utf8')],
])('every word is in the %s', async (format, read) => {
  const words = content(await readFile(source, 'utf8'));
  expect(missingWords(words, await read(await bytes(format)))).toEqual([]);
});

test('leaving a word out would be found', () =>
  expect(missingWords('one two two', 'two one')).toEqual(['two']));
