import { expect, test } from 'vitest';
import { ooxmlErrors } from '../../judges/ooxml.ts';
import { cell, prose, sample, timelineTable, words } from './sample.ts';
import { documentXml, elements, paragraphWith, part, readText, render, withBody } from './read.ts';

const texts = {
  markup: 'a < b && c > d; "quoted" \'single\' &amp; ]]> <!-- no comment -->',
  tabs: 'before\tafter',
  emoji: 'service 🔥 down 👩‍👩‍👧‍👦 🇩🇪',
  hebrew: 'שרת 14 נפל בשעה 09:12 (UTC)',
  arabic: 'تعطل الخادم 42 في الساعة 09:12',
  chinese: '導出隊列停滯：檔案控制代碼耗盡',
  mixed: 'Host שרת-3 failed, then خادم 4',
  combining: 'e\u0301 a\u0308 \u1E9E ﬁ',
  long: 'X'.repeat(200),
};

test('hostile text arrives whole in prose, cells, headings, lists, code and signatures', async () => {
  const all = Object.values(texts);
  const document = withBody(
    ...all.map((text, index) => ({
      kind: 'heading' as const,
      level: 2 as const,
      number: '',
      text,
      anchor: `h-${index}`,
    })),
    ...all.map((text) => prose(text)),
    { kind: 'list', ordered: false, start: 1, items: all.map((text) => [prose(text)]) },
    { kind: 'checklist', items: all.map((text) => ({ checked: true, content: [words(text)], source: 's' })) },
    { kind: 'code', text: all.join('\n') },
    { kind: 'quote', content: all.map((text) => prose(text)) },
    timelineTable(
      all.map((text) => [
        cell(text),
        cell(text, { checked: true }),
        cell(text, { severity: 'P0' }),
        cell(text),
      ]),
    ),
  );
  const rendered = await render({
    ...document,
    meta: { ...sample.meta, title: texts.markup, author: texts.emoji, keywords: all, subject: texts.arabic },
    furniture: { ...sample.furniture, incidentId: texts.markup, watermark: texts.markup },
    cover: { ...sample.cover, title: texts.mixed, organisation: texts.hebrew },
  });
  expect(await ooxmlErrors(rendered.bytes)).toEqual([]);
  const text = await readText(rendered.bytes);
  for (const each of all) expect(text.split(each).length - 1).toBeGreaterThanOrEqual(10);
});

test('text from right to left is marked so, with its numbers', async () => {
  const rendered = await render(withBody(prose(texts.hebrew), prose(texts.mixed)));
  const xml = documentXml(rendered.bytes);
  const hebrew = paragraphWith(xml, 'שרת 14');
  expect(hebrew).toContain('<w:bidi/>');
  expect(
    elements(hebrew, 'w:r')
      .filter((run) => run.includes('<w:rtl/>'))
      .join(),
  ).toContain('שרת 14 נפל בשעה 09:12 (');
  const mixed = paragraphWith(xml, 'failed, then');
  expect(mixed).not.toContain('<w:bidi/>');
  expect(elements(mixed, 'w:r').filter((run) => run.includes('<w:rtl/>'))).toHaveLength(2);
});

test('control characters and lone surrogates never reach the file; the field is named', async () => {
  const bad = [
    '\u0000',
    '\u0001',
    '\u000B',
    '\u000C',
    '\u001B',
    '\u007F',
    '\u009F',
    '\uFFFE',
    '\uFFFF',
    '\uD800',
    '\uDC00',
  ];
  const text = `start ${bad.join('x')} END`;
  const rendered = await render({
    ...withBody(
      prose(text),
      { kind: 'code', text, source: 'appendices.a.text' },
      timelineTable([[cell(text, { source: 'timeline.0.event' })]]),
    ),
    meta: { ...sample.meta, title: text },
  });
  for (const name of ['word/document.xml', 'docProps/core.xml', 'word/header1.xml']) {
    // eslint-style classes cannot name control characters; \p{Cc} can.
    expect(part(rendered.bytes, name)).not.toMatch(/[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--[\t\n\r]]/v);
  }
  expect(await ooxmlErrors(rendered.bytes)).toEqual([]);
  expect(await readText(rendered.bytes)).toContain(`start ${bad.map(() => '\uFFFD').join('x')} END`);
  expect(new Set(rendered.warnings.map((warning) => warning.path))).toEqual(
    new Set(['incident.title', 'summary.text', 'appendices.a.text']),
  );
});

test('a cell taller than a page is kept to its last word and may break', async () => {
  const huge = `${'A long story of what happened. '.repeat(2000)}END-OF-CELL`;
  const rendered = await render(withBody(timelineTable([[cell('1'), cell(huge), cell(''), cell('')]])));
  expect(await readText(rendered.bytes)).toContain('END-OF-CELL');
  const table =
    elements(documentXml(rendered.bytes), 'w:tbl').find((each) => each.includes('w:tblHeader')) ?? '';
  expect(elements(table, 'w:tr')[0]).toContain('<w:cantSplit/>');
  expect(elements(table, 'w:tr')[1]).not.toContain('<w:cantSplit/>');
});

test('2,000 rows are all there', async () => {
  const rows = Array.from({ length: 2000 }, (_, index) => [
    cell(`${index}`),
    cell(`Event number ${index} of a long night with words that wrap`),
    cell('On-call'),
    cell(`row-${index}-end`),
  ]);
  const rendered = await render(withBody({ kind: 'contents', title: 'Contents' }, timelineTable(rows)));
  const text = await readText(rendered.bytes);
  expect(rows.filter((_, index) => !text.includes(`row-${index}-end`))).toEqual([]);
  expect(await ooxmlErrors(rendered.bytes)).toEqual([]);
  expect(rendered.pages).toBeGreaterThan(50);
  expect(rendered.warnings).toEqual([]);
});

test('lists nested deeper than Word counts stay lists', async () => {
  const nest = (depth: number): ReturnType<typeof prose> =>
    depth === 0
      ? prose('bottom')
      : {
          kind: 'list',
          ordered: depth % 2 === 0,
          start: 1,
          items: [[prose(`depth ${depth}`), nest(depth - 1)]],
        };
  const rendered = await render(withBody(nest(14)));
  expect(await ooxmlErrors(rendered.bytes)).toEqual([]);
  const text = await readText(rendered.bytes);
  for (let depth = 1; depth <= 14; depth += 1) expect(text).toContain(`depth ${depth}`);
  expect(text).toContain('bottom');
});
