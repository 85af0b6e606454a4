/** What the check of a PDF catches, and by which name it calls the field. */
import { beforeAll, describe, expect, test } from 'vitest';
import { fieldName } from '../../../electron/export/check/field-name.ts';
import { checkPdf } from '../../../electron/export/check/pdf/check.ts';
import { isArray, isDict, Name, PdfString } from '../../../electron/export/check/pdf/read/value.ts';
import { renderPdf } from '../../../electron/export/pdf/render.ts';
import type { Rendered } from '../../../electron/export/render.ts';
import type { ReportDocument } from '../../../shared/document/blocks.ts';
import { emptyReport } from '../../../shared/report/create.ts';
import { hostileReport } from '../../fixtures/reports/hostile.ts';
import { largeReport } from '../../fixtures/reports/large.ts';
import { countingIds } from '../../setup/ids.ts';
import { markedReport } from '../../setup/marked-report.ts';
import { emptyBody, hostileBody } from '../pdf/hostile.ts';
import { documentOf, richAssets, richBody } from '../pdf/sample.ts';
import { editContent, editObjects, markOf, rework } from './amend.ts';
import {
  documentOfReport,
  isChecklist,
  isSignature,
  isTable,
  options,
  sampleReport,
  withBlock,
  withoutWords,
} from './sample.ts';

const report = sampleReport('ransomware');
const document = documentOfReport(report);
let good: Rendered;
beforeAll(async () => {
  good = await renderPdf(document, options);
});

/** What is said of a file made from another document than the one it should hold. */
const saidOf = async (drawn: ReportDocument): Promise<string> =>
  said({ ...(await renderPdf(drawn, options)) });
const said = (rendered: Rendered): string => {
  const problem = checkPdf(document, rendered);
  return problem === null ? '' : `${fieldName(report, problem.source)} ${problem.what}`;
};
const saidOfBytes = (bytes: Uint8Array): string => said({ ...good, bytes });

describe('whole files pass', () => {
  test.each([
    ['outage', () => documentOfReport(sampleReport('outage'))],
    ['data breach', () => documentOfReport(sampleReport('data-breach'))],
    ['every field filled', () => documentOfReport(markedReport().report)],
    ['nothing filled in', () => documentOfReport(emptyReport(countingIds('e')))],
    ['hostile', () => documentOfReport(hostileReport())],
    ['300 rows', () => documentOfReport(largeReport(300, 40))],
    ['every kind of block', () => documentOf(richBody)],
    ['hostile texts in every place', () => documentOf(hostileBody)],
    ['blocks without content', () => documentOf(emptyBody)],
  ])('%s', async (_name, make) => {
    const whole = make();
    const rendered = await renderPdf(whole, { ...options, assets: richAssets });
    expect(checkPdf(whole, rendered)).toBeNull();
  });

  test('on other paper', async () => {
    expect(said(await renderPdf(document, { ...options, paper: 'letter' }))).toBe('');
  });

  test('with the objects packed in streams, and without packing', async () => {
    expect(saidOfBytes(good.bytes)).toBe('');
    for (const choice of ['--object-streams=generate', '--qdf']) {
      expect(saidOfBytes(await rework(good.bytes, choice))).toBe('');
    }
  });
});

describe('words that a writer loses are named', () => {
  test('a cell without its words', async () => {
    expect(await saidOf(withBlock(document, isTable, (table) => [withoutWords(table, 2, 2)]))).toMatch(
      /^Timeline, row 3 \(.+\), Event is missing/,
    );
  });

  test('two rows that changed places', async () => {
    const swapped = withBlock(document, isTable, (table) => {
      const [first, second, ...others] = table.rows;
      return [{ ...table, rows: [second ?? [], first ?? [], ...others] }];
    });
    expect(await saidOf(swapped)).toMatch(/^Timeline, row 1 \(.+\), Time \(UTC\) is missing/);
  });

  test('the last row of a table', async () => {
    const cut = withBlock(document, isTable, (table) => [{ ...table, rows: table.rows.slice(0, -1) }]);
    const rows = report.timeline.rows.length;
    expect(await saidOf(cut)).toMatch(
      new RegExp(`^Timeline, row ${rows} \\(.+\\), Time \\(UTC\\) is missing`),
    );
  });

  test('a word in the middle of a paragraph', async () => {
    const [start = ''] = report.summary.text.split('\n');
    const other = {
      ...report,
      summary: { ...report.summary, text: report.summary.text.replace(/ \S+ /, ' ') },
    };
    expect(start).not.toBe('');
    expect(await saidOf(documentOfReport(other))).toMatch(
      /^Executive summary, Summary is missing or not whole/,
    );
  });

  test('the last line of a cell that is taller than a page', async () => {
    const rows = report.timeline.rows.map((row, at) =>
      at === 1 ? { ...row, event: `${'One line of very many lines. '.repeat(400)}Its end.` } : row,
    );
    const tall = documentOfReport({ ...report, timeline: { rows } });
    const rendered = await renderPdf(tall, options);
    expect(checkPdf(tall, rendered)).toBeNull();
    const { page, number } = markOf(rendered.bytes, 'Its end.');
    const cut = editContent(rendered.bytes, page, (content) => {
      const start = content.indexOf(`<</MCID ${number}>> BDC`);
      const end = content.indexOf('EMC', start);
      const last = content.lastIndexOf('BT', end);
      return content.slice(0, last) + content.slice(content.indexOf('ET', last) + 2);
    });
    const problem = checkPdf(tall, { ...rendered, bytes: cut });
    expect(problem?.source).toBe(`timeline.rows.${rows[1]?.id}.event`);
    expect(problem?.what).toContain('is missing or not whole');
  });

  test('a box that is not ticked', async () => {
    const open = withBlock(document, isChecklist, (list) => [
      { ...list, items: list.items.map((item) => ({ ...item, checked: false })) },
    ]);
    expect(await saidOf(open)).toMatch(/^Detection, .+ should have a box that is ticked, and it is open/);
  });

  test('an approver', async () => {
    const lost = withBlock(document, isSignature, () => []);
    expect(await saidOf(lost)).toMatch(/^Approval, Approvers, row 1 \(.+\) lacks the role/);
  });

  test('the name, the date and the declaration of an approver', async () => {
    for (const [change, what] of [
      [{ name: 'Somebody Else' }, 'the printed name'],
      [{ declaration: '' }, 'what the signature means'],
      [{ date: '2031-01-01' }, 'the date'],
    ] as const) {
      const changed = withBlock(document, isSignature, (block) => [{ ...block, ...change }]);
      expect(await saidOf(changed)).toMatch(new RegExp(`row 1 \\(.+\\) lacks ${what}`));
    }
  });

  test('the record hash', async () => {
    const other = { ...document, furniture: { ...document.furniture, shortHash: 'ffffffffffff' } };
    expect(await saidOf(other)).toBe('the document lacks “Record abababababab” on page 1');
  });
});

describe('files that are damaged', () => {
  test('cut off anywhere', () => {
    for (const share of [0, 0.1, 0.5, 0.9, 0.999]) {
      expect(saidOfBytes(good.bytes.slice(0, Math.floor(good.bytes.length * share)))).toContain(
        'cannot be read back',
      );
    }
  });

  test('with a byte turned over in any packed stream', () => {
    const text = Buffer.from(good.bytes).toString('latin1');
    for (let at = text.indexOf('stream\nx'); at >= 0; at = text.indexOf('stream\nx', at + 1)) {
      const end = text.indexOf('endstream', at + 7);
      const bytes = Uint8Array.from(good.bytes);
      const middle = Math.floor((at + 7 + end) / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 0x55;
      expect(saidOfBytes(bytes)).toContain('a packed stream is damaged');
      at = end;
    }
  });

  test('without a page', async () => {
    const shorter = await rework(good.bytes, '--pages', '.', '1-3,5-z', '--');
    const pages = good.pages ?? 0;
    expect(saidOfBytes(shorter)).toBe(`the document has ${pages - 1} pages in place of ${pages}`);
  });

  test('without a signature field', () => {
    const lost = editObjects(good.bytes, (dict) => {
      const fields = dict.get('Fields');
      if (isArray(fields)) dict.set('Fields', fields.slice(1));
      return isArray(fields);
    });
    expect(saidOfBytes(lost)).toMatch(/^Approval, Approvers, row 1 .+ has a/);
    const other = editObjects(
      good.bytes,
      (dict) => dict.has('FT') && dict.set('FT', new Name('Tx')) === dict,
    );
    expect(saidOfBytes(other)).toMatch(
      /^Approval, Approvers, row 1 .+ has a field that is no empty signature field/,
    );
  });

  test('without the words for a figure', () => {
    const mute = editObjects(good.bytes, (dict) => {
      const role = dict.get('S');
      return role instanceof Name && role.text === 'Figure' && dict.delete('Alt');
    });
    expect(saidOfBytes(mute)).toMatch(
      /^Timeline is missing or not whole: instead of “Course of the incident/,
    );
  });

  test('with a line of text outside its tag, off its page or not to be seen', () => {
    const line = /\/P <<\/MCID (\d+)>> BDC\nBT/;
    const at = 2;
    expect(
      saidOfBytes(editContent(good.bytes, at, (content) => content.replace(line, '/Span <<>> BDC\nBT'))),
    ).toContain('neither content nor decoration');
    expect(
      saidOfBytes(editContent(good.bytes, at, (content) => content.replace(line, '/Artifact <<>> BDC\nBT'))),
    ).toContain('is not on page 3');
    const away = editContent(good.bytes, at, (content) =>
      content.replace(/ 68\.031 (\d+[.\d]*) Tm/g, ' 668.031 $1 Tm'),
    );
    expect(saidOfBytes(away)).toContain('runs off page 3');
    const hidden = editContent(good.bytes, at, (content) => content.replace('BT /F', '3 Tr BT /F'));
    expect(saidOfBytes(hidden)).toContain('not to be seen');
  });

  test('with bookmarks and links that lead elsewhere', () => {
    const wrong = editObjects(
      good.bytes,
      (dict) => dict.has('Dest') && dict.set('Title', new PdfString('Elsewhere')) === dict,
    );
    expect(saidOfBytes(wrong)).toContain('lacks the bookmark');
    const nowhere = editObjects(good.bytes, (dict) => {
      const action = dict.get('A');
      if (!isDict(action) || !action.has('D')) return false;
      dict.set('A', new Map([...action, ['D', new PdfString('nowhere')]]));
      return true;
    });
    expect(saidOfBytes(nowhere)).toContain('that leads nowhere');
  });

  test('an archive copy whose data is not the report, or not there', async () => {
    const data = new TextEncoder().encode(JSON.stringify(report));
    const copy = await renderPdf(document, {
      ...options,
      source: { fileName: 'report.json', mediaType: 'application/json', bytes: data },
    });
    expect(checkPdf(document, copy, report)).toBeNull();
    const other = { ...report, incident: { ...report.incident, commander: 'Somebody Else' } };
    expect(checkPdf(document, copy, other)?.source).toBe('incident.commander');
    expect(checkPdf(document, good, report)?.what).toBe('lacks the report as data inside');
    expect(checkPdf(document, copy)?.what).toContain('nobody asked for');
  });

  test('with another page number', () => {
    const pages = good.pages ?? 0;
    expect(said({ ...good, pages: pages + 1 })).toContain(`has ${pages} pages in place of ${pages + 1}`);
  });
});
