import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ooxmlErrors } from '../../judges/ooxml.ts';
import { recordedAt, prose, recordHash, sample, words } from './sample.ts';
import { documentXml, elements, fontsFolder, part, render, renderSample, withBody } from './read.ts';

test('the same document gives the same bytes, also after others in the same process', async () => {
  const first = await renderSample();
  await render(withBody(prose(words('another', { link: 'https://example.org' }))));
  const second = await render(sample);
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
});

test('a change of one word changes the bytes', async () => {
  const [first, second] = await Promise.all([render(withBody(prose('one'))), render(withBody(prose('two')))]);
  expect(Buffer.compare(first.bytes, second.bytes)).not.toBe(0);
});

test('documents rendered at the same time do not mix', async () => {
  const alone = await renderSample();
  const [one, , two] = await Promise.all([render(sample), render(withBody(prose('x'))), render(sample)]);
  expect(Buffer.compare(alone.bytes, one.bytes)).toBe(0);
  expect(Buffer.compare(alone.bytes, two.bytes)).toBe(0);
});

describe('properties', () => {
  test('say what the document is, whose, and which record it holds', async () => {
    const { bytes } = await renderSample();
    const core = part(bytes, 'docProps/core.xml');
    expect(core).toContain(
      '<dc:title>INC-2026-03-14-002: Export queue stalled by exhausted file handles</dc:title>',
    );
    expect(core).toContain('<dc:subject>Post-incident report &lt;outage&gt; &amp; review</dc:subject>');
    expect(core).toContain('<dc:creator>Platform team</dc:creator>');
    expect(core).toContain('<cp:keywords>outage, P1, exports</cp:keywords>');
    expect([...core.matchAll(/W3CDTF">([^<]*)</g)].map(([, time]) => time)).toEqual([recordedAt, recordedAt]);
    const custom = part(bytes, 'docProps/custom.xml');
    expect(custom).toMatch(/name="IncidentId"><vt:lpwstr>INC-2026-03-14-002</);
    expect(custom).toMatch(new RegExp(`name="RecordSHA256"><vt:lpwstr>${recordHash}<`));
    expect(part(bytes, 'word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
  });
});

describe('pages', () => {
  test.each([
    ['a4', 11906, 16838],
    ['letter', 12240, 15840],
  ] as const)('%s has its size and the binder’s margins in every section', async (paper, width, height) => {
    const { bytes, pages } = await renderSample(paper);
    const sections = elements(documentXml(bytes), 'w:sectPr');
    expect(sections).toHaveLength(2);
    for (const section of sections) {
      expect(section).toMatch(new RegExp(`<w:pgSz w:w="${width}" w:h="${height}"`));
      expect(section).toMatch(/w:top="1474"/);
      expect(section).toMatch(/w:left="1361"/);
      expect(section).toMatch(/w:right="1134"/);
    }
    expect(pages).toBeGreaterThan(3);
    expect(await ooxmlErrors(bytes)).toEqual([]);
  });

  test('carry identity, state, record, date and count', async () => {
    const { bytes } = await renderSample();
    const header = part(bytes, 'word/header1.xml');
    expect(header).toContain('INC-2026-03-14-002 · version 1');
    expect(header).toContain('Draft');
    const footer = part(bytes, 'word/footer1.xml');
    expect(footer).toContain(`Record ${recordHash.slice(0, 12)} · saved 2026-03-16 08:10 UTC`);
    expect(footer).toMatch(/PAGE.* of .*NUMPAGES/s);
  });

  test('carry a watermark only where there is one', async () => {
    const draft = await renderSample();
    expect(part(draft.bytes, 'word/header1.xml')).toMatch(/<v:textpath [^>]*string="DRAFT"/);
    const approved = await render({ ...sample, furniture: { ...sample.furniture, watermark: '' } });
    expect(part(approved.bytes, 'word/header1.xml')).not.toContain('v:textpath');
  });
});

test('the fonts inside are the bundled ones, byte for byte, once their key is taken off', async () => {
  const { bytes } = await renderSample();
  const files = unzipSync(bytes);
  const relations = part(bytes, 'word/_rels/fontTable.xml.rels');
  const faces = [
    ...part(bytes, 'word/fontTable.xml').matchAll(/<w:embed(\w+) r:id="(\w+)" w:fontKey="\{([^}]+)\}"/g),
  ];
  expect(faces.map(([, slot]) => slot)).toEqual([
    'Regular',
    'Bold',
    'Italic',
    'Regular',
    'Bold',
    'Italic',
    'Regular',
  ]);
  const bundled = await Promise.all(
    [
      'SourceSerif4-Regular',
      'SourceSerif4-Bold',
      'SourceSerif4-Italic',
      'IBMPlexSans-Regular',
      'IBMPlexSans-Bold',
      'IBMPlexSans-Italic',
      'IBMPlexMono-Regular',
    ].map((name) => readFile(path.join(fontsFolder, `${name}.ttf`))),
  );
  faces.forEach(([, , id = '', key = ''], index) => {
    const target = new RegExp(`Id="${id}" [^>]*Target="([^"]+)"`).exec(relations)?.[1] ?? '';
    const font = Buffer.from(files[`word/${target}`] ?? []);
    const mask = Buffer.from(key.replaceAll('-', ''), 'hex').toReversed();
    for (let at = 0; at < 32; at += 1) font[at]! ^= mask[at % 16]!;
    expect(Buffer.compare(font, bundled[index]!)).toBe(0);
  });
});
