/** The shipped examples as Word documents: every word of the document tree is in the file, which Word's schemas accept. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { renderDocx } from '../../../electron/export/docx/render.ts';
import { exampleNames } from '../../../shared/contract/channels.ts';
import { buildDocument } from '../../../shared/document/build.ts';
import { Report } from '../../../shared/report/schema.ts';
import { ooxmlErrors } from '../../judges/ooxml.ts';
import { fontsFolder, readText } from './read.ts';
import { recordedAt, recordHash } from './sample.ts';

/** Fields of the tree that are printed as they stand. */
const printed = new Set([
  'text',
  'term',
  'header',
  'caption',
  'value',
  'label',
  'note',
  'role',
  'name',
  'meaning',
  'declaration',
  'date',
  'notRequired',
  'severity',
  'organisation',
  'title',
]);

/** Every printed text below `node`, but what the timeline draws as a picture and what nobody has to sign. */
const printedTexts = (node: unknown): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap(printedTexts);
  if (typeof node !== 'object' || node === null) return [];
  const drawn = 'kind' in node && node.kind === 'timelineFigure';
  const excused = 'notRequired' in node && node.notRequired !== '';
  return Object.entries(node).flatMap(([key, value]) => {
    if (drawn && key !== 'caption') return [];
    if (excused && ['meaning', 'declaration'].includes(key)) return [];
    return typeof value === 'string' ? (printed.has(key) ? [value] : []) : printedTexts(value);
  });
};

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

test.each(exampleNames)('nothing of the example "%s" is lost', async (name) => {
  const file = new URL(`../../../resources/samples/${name}.json`, import.meta.url);
  const report = Report.parse(JSON.parse(await readFile(file, 'utf8')));
  const document = buildDocument(report, {
    organisation: 'Example Organisation',
    logo: null,
    sha256: recordHash,
    recordedAt,
  });
  const rendered = await renderDocx(document, { paper: 'a4', assets: new Map(), fontsFolder });
  expect(rendered.warnings).toEqual([]);
  expect(rendered.pages).toBeGreaterThan(8);
  expect(await ooxmlErrors(rendered.bytes)).toEqual([]);
  const text = squeezed(await readText(rendered.bytes));
  const { cover, body, approval } = document;
  const expected = printedTexts([cover, body, approval]).filter((each) => each.trim() !== '');
  expect(expected.length).toBeGreaterThan(300);
  expect(expected.filter((each) => !text.includes(squeezed(each)))).toEqual([]);
});
