import { beforeAll, describe, expect, test } from 'vitest';
import { ooxmlErrors } from '../../judges/ooxml.ts';
import { renderDocx } from '../../../electron/export/docx/render.ts';
import { cell, hashOf, jpeg, prose, timelineTable, words } from './sample.ts';
import {
  documentXml,
  elements,
  fontsFolder,
  paragraphWith,
  part,
  readHtml,
  readText,
  render,
  renderSample,
  withBody,
} from './read.ts';

let bytes: Uint8Array;
let xml: string;
let html: string;

beforeAll(async () => {
  ({ bytes } = await renderSample());
  xml = documentXml(bytes);
  html = await readHtml(bytes);
});

const numbering = (text: string): { list: string; level: string } => {
  const paragraph = paragraphWith(xml, text);
  return {
    list: /<w:numId w:val="(\d+)"/.exec(paragraph)?.[1] ?? '',
    level: /<w:ilvl w:val="(\d+)"/.exec(paragraph)?.[1] ?? '',
  };
};
const firstNumber = (list: string): string => {
  const xmlOfLists = part(bytes, 'word/numbering.xml');
  const own = elements(xmlOfLists, 'w:num').find((num) => num.includes(`w:numId="${list}"`)) ?? '';
  return /<w:startOverride w:val="(\d+)"/.exec(own)?.[1] ?? '';
};

const control = (text: string): string => elements(paragraphWith(xml, text), 'w:sdt')[0] ?? '';

const styleOf = (paragraph: string): string => /<w:pStyle w:val="([^"]+)"/.exec(paragraph)?.[1] ?? '';

test('the Open XML SDK finds no error in a document with every kind of block', async () => {
  expect(await ooxmlErrors(bytes)).toEqual([]);
});

describe('headings', () => {
  test('use Word’s own styles and are counted by Word', () => {
    expect(paragraphWith(xml, 'Five whys', 'Heading2')).not.toContain('3.1');
    const style = elements(part(bytes, 'word/styles.xml'), 'w:style').find((each) =>
      each.includes('w:styleId="Heading2"'),
    );
    expect(style).toContain('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>');
    expect(style).toContain('<w:outlineLvl w:val="1"/>');
    const levels = elements(part(bytes, 'word/numbering.xml'), 'w:lvl');
    expect(levels.find((level) => level.includes('w:val="Heading2"'))).toContain(
      '<w:lvlText w:val="%1.%2"/>',
    );
  });

  test('carry the record’s numbers as text where Word would count otherwise', async () => {
    const gapped = withBody(
      { kind: 'heading', level: 1, number: '3', text: 'Third first', anchor: 'third' },
      { kind: 'heading', level: 2, number: '3.7', text: 'Seventh', anchor: 'seventh' },
    );
    const rendered = await render(gapped);
    const text = await readText(rendered.bytes);
    expect(text).toContain('3\tThird first');
    expect(text).toContain('3.7\tSeventh');
    expect(await ooxmlErrors(rendered.bytes)).toEqual([]);
  });

  test('can be reached by bookmarks with names Word allows, however long the anchor', async () => {
    const anchor = 'a-very-long-anchor-that-goes-on-and-on-and-on-until-it-is-too-long';
    const rendered = await render(
      withBody(
        { kind: 'heading', level: 1, number: '', text: 'One', anchor: `${anchor}-1` },
        { kind: 'heading', level: 1, number: '', text: 'Two', anchor: `${anchor}-2` },
      ),
    );
    const names = [...documentXml(rendered.bytes).matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(
      ([, name = '']) => name,
    );
    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z_]\w{0,39}$/);
  });
});

test('the contents are a real field with links and page numbers filled in', () => {
  expect(xml).toMatch(/<w:instrText[^>]*> TOC [^<]*1-2/);
  const entry = paragraphWith(xml, 'Root cause');
  expect(styleOf(entry)).toBe('TOC1');
  expect(entry).toMatch(/<w:hyperlink [^>]*w:anchor="_Toc/);
  expect(entry).toMatch(/PAGEREF .*<w:t[^>]*>\d+<\/w:t>/s);
  expect(xml).not.toContain('w:dirty="true"');
});

describe('prose', () => {
  test('keeps marks, links, code and line breaks', () => {
    expect(html).toContain('<strong>none was lost</strong>');
    expect(html).toContain('<em>notifiable</em>');
    expect(html).toContain('<s>a full disk</s>');
    expect(html).toContain('<a href="https://example.org/changes/4471?a=1&amp;b=2">the change record</a>');
    expect(html).toMatch(/was wrong\.<br \/>A second line/);
    expect(paragraphWith(xml, 'ulimit -n')).toContain('<w:rStyle w:val="CodeCharacter"/>');
  });

  test('an address that is none is printed, not linked, with a warning', async () => {
    const rendered = await render(withBody(prose(words('the page', { link: 'http://' }))));
    expect(await readText(rendered.bytes)).toContain('the page (http://)');
    expect(rendered.warnings).toEqual([
      { path: 'summary.text', message: expect.stringContaining('http://') },
    ]);
    expect(await ooxmlErrors(rendered.bytes)).toEqual([]);
  });

  test('addresses with every kind of sign leave a valid document', async () => {
    const links = [
      'mailto:a b@example.org?subject=x y',
      'https://example.org/ä/[1]|{2}?q=<a>&b="c"#f^',
      'http://[::1]:80/%zz',
    ];
    const rendered = await render(withBody(...links.map((link) => prose(words('there', { link })))));
    expect(await ooxmlErrors(rendered.bytes)).toEqual([]);
    expect(elements(documentXml(rendered.bytes), 'w:hyperlink').length).toBeGreaterThanOrEqual(links.length);
  });

  test('code keeps its lines, tabs and leading spaces', () => {
    expect(styleOf(paragraphWith(xml, 'at upload (&lt;worker.go:88&gt;)'))).toBe('Code');
    expect(paragraphWith(xml, 'at upload')).toContain('<w:tab/>');
    expect(xml).toContain('xml:space="preserve">    1024');
  });
});

describe('lists', () => {
  test('are Word’s own, nested lists a level deeper', () => {
    expect(numbering('Why did exports stop?').level).toBe('0');
    expect(numbering('Failed uploads').level).toBe('1');
    expect(html).toMatch(/<ol><li>.*Why did exports stop/s);
  });

  test('start where they say and do not run on from each other', () => {
    const lists = ['Why did exports stop?', 'Why was it not noticed?', 'A list of its own'].map(numbering);
    expect(new Set(lists.map((each) => each.list)).size).toBe(3);
    expect(lists.map((each) => firstNumber(each.list))).toEqual(['1', '4', '1']);
  });
});

describe('tables', () => {
  test('repeat their header and keep usual rows whole', () => {
    const tables = elements(xml, 'w:tbl').filter((table) => table.includes('w:tblHeader'));
    expect(tables.length).toBe(3);
    for (const table of tables) {
      const [first = '', ...rows] = elements(table, 'w:tr');
      expect(first).toContain('<w:tblHeader/>');
      for (const row of rows) {
        expect(row).not.toContain('w:tblHeader');
        expect(row).toContain('<w:cantSplit/>');
      }
    }
  });

  test('a row taller than a third of a page may break', async () => {
    const tall = await render(
      withBody(timelineTable([[cell('1'), cell('x '.repeat(3000)), cell(''), cell('')]])),
    );
    const table =
      elements(documentXml(tall.bytes), 'w:tbl').find((each) => each.includes('w:tblHeader')) ?? '';
    expect(elements(table, 'w:tr')[1]).not.toMatch(/<w:cantSplit(?: w:val="true")?\/>/);
  });

  test('have fixed columns that fill the text width exactly', () => {
    for (const table of elements(xml, 'w:tbl').filter((each) => each.includes('w:tblHeader'))) {
      expect(table).toContain('<w:tblLayout w:type="fixed"/>');
      const columns = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
      expect(columns.reduce((sum, width) => sum + width, 0)).toBe(9411);
    }
  });

  test('say what they hold, in a caption and to assistive technology', () => {
    expect(styleOf(paragraphWith(xml, 'Action items'))).toBe('Caption');
    expect(xml).toContain('<w:tblCaption w:val="Action items"/>');
  });

  test('without rows, or with cells missing or too many, lose nothing and stay valid', async () => {
    const rendered = await render(
      withBody(
        timelineTable([]),
        timelineTable([[cell('only one')], ['a', 'b', 'c', 'd', 'fifth', 'sixth'].map((text) => cell(text))]),
        { kind: 'table', caption: 'No columns', columns: [], rows: [] },
      ),
    );
    const text = await readText(rendered.bytes);
    for (const found of ['only one', 'fifth', 'sixth', 'No columns']) expect(text).toContain(found);
    expect(await ooxmlErrors(rendered.bytes)).toEqual([]);
  });
});

describe('boxes', () => {
  test.each([
    ['Automated monitoring alert', '1', '☑'],
    ['Customer report through', '0', '☐'],
    ['GDPR breach notification', '1', '☑'],
    ['HIPAA breach notification', '0', '☐'],
  ])('“%s” is a real control with the right state', (name, state, sign) => {
    expect(control(name)).toContain(`<w14:checked w14:val="${state}"/>`);
    expect(control(name)).toContain(`>${sign}</w:t>`);
    expect(control(name)).toContain(`<w:alias w:val="${name}`);
  });

  test('mammoth reads them as inputs', () => {
    expect(html.match(/<input type="checkbox" checked="checked" \/>/g)).toHaveLength(2);
    expect(html.match(/<input type="checkbox" \/>/g)).toHaveLength(2);
  });
});

describe('pictures', () => {
  test('the timeline is a vector picture with a bitmap and its words', () => {
    const drawing = elements(xml, 'w:drawing').find((each) => each.includes('svgBlip')) ?? '';
    expect(drawing).toContain('descr="Started 09:12, detected 9 minutes later');
    const relations = part(bytes, 'word/_rels/document.xml.rels');
    expect(relations).toMatch(/media\/[^"]+\.svg/);
    expect(styleOf(paragraphWith(xml, 'Course of the incident, drawn to scale'))).toBe('FigureCaption');
  });

  test('are scaled to the text width and carry alt text', () => {
    const drawing =
      elements(xml, 'w:drawing').find((each) => each.includes('Open file handles per host')) ?? '';
    const [, width = '0', height = '0'] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(drawing) ?? [];
    expect(Number(width)).toBeLessThanOrEqual(9412 * 635);
    expect(Number(width)).toBeGreaterThan(9000 * 635);
    expect(Number(width) / Number(height)).toBeCloseTo(900 / 320, 1);
  });

  test('one held sideways is turned and has the room it needs', async () => {
    const photograph = jpeg(80, 40, 6, false);
    const sha256 = hashOf(photograph);
    const { bytes: written } = await renderDocx(
      withBody({ kind: 'image', sha256, mediaType: 'image/jpeg', alt: 'Rack', caption: '', source: 's' }),
      {
        paper: 'a4',
        fontsFolder,
        assets: new Map([[sha256, { mediaType: 'image/jpeg', bytes: photograph }]]),
      },
    );
    const drawing = elements(documentXml(written), 'w:drawing').find((each) => each.includes('Rack')) ?? '';
    expect(drawing).toMatch(/<a:xfrm[^>]* rot="5400000"/);
    expect(drawing).toContain(`<wp:effectExtent l="0" t="${20 * 9525}" r="0" b="${20 * 9525}"/>`);
    expect(await ooxmlErrors(written)).toEqual([]);
  });

  test('a damaged one leaves a line and a warning', async () => {
    const rendered = await renderSample();
    expect(await readText(rendered.bytes)).toContain('[Picture not shown: Queue depth.');
    expect(rendered.warnings).toEqual([
      { path: 'appendices.b.attachments', message: expect.stringContaining('Queue depth') },
    ]);
  });
});

test('severities are letters on a fill', () => {
  for (const letter of ['P0', 'P1', 'P2', 'P3']) {
    const label = elements(xml, 'w:r').find((run) => run.includes(letter) && run.includes('w:shd')) ?? '';
    expect(label).toMatch(/<w:shd [^>]*w:fill="[0-9A-F]{6}"/);
  }
});
