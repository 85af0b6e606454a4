/** What the check of a Word document catches, and by which name it calls the field. */
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkDocx } from '../../../electron/export/check/docx/check.ts';
import { fieldName } from '../../../electron/export/check/field-name.ts';
import { renderDocx } from '../../../electron/export/docx/render.ts';
import type { Rendered } from '../../../electron/export/render.ts';
import type { ReportDocument } from '../../../shared/document/blocks.ts';
import { emptyReport } from '../../../shared/report/create.ts';
import { hostileReport } from '../../fixtures/reports/hostile.ts';
import { largeReport } from '../../fixtures/reports/large.ts';
import { countingIds } from '../../setup/ids.ts';
import { markedReport } from '../../setup/marked-report.ts';
import { emptyBody, hostileBody } from '../pdf/hostile.ts';
import { documentOf, richAssets, richBody } from '../pdf/sample.ts';
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
  good = await renderDocx(document, options);
});

const said = (bytes: Uint8Array): string => {
  const problem = checkDocx(document, { ...good, bytes });
  return problem === null ? '' : `${fieldName(report, problem.source)} ${problem.what}`;
};
/** What is said of a file made from another document than the one it should hold. */
const saidOf = async (drawn: ReportDocument): Promise<string> =>
  said((await renderDocx(drawn, options)).bytes);

/** The file with one part replaced by what `edit` makes of it; '' leaves the part out. */
const edited = (part: string, edit: (text: string) => string): Uint8Array => {
  const { [part]: bytes = new Uint8Array(), ...others } = unzipSync(good.bytes);
  const before = Buffer.from(bytes).toString('utf8');
  const after = edit(before);
  if (after === before) throw new Error('The edit found nothing to change.');
  return zipSync(after === '' ? others : { ...others, [part]: Buffer.from(after) });
};
const inText = (edit: (xml: string) => string): string => said(edited('word/document.xml', edit));

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
    expect(checkDocx(whole, await renderDocx(whole, { ...options, assets: richAssets }))).toBeNull();
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

  test('a box that is not ticked', async () => {
    const open = withBlock(document, isChecklist, (list) => [
      { ...list, items: list.items.map((item) => ({ ...item, checked: false })) },
    ]);
    expect(await saidOf(open)).toMatch(/^Detection, .+ should have a box that is ticked, and it is open/);
  });

  test('the name, the date and the declaration of an approver', async () => {
    for (const [change, what] of [
      [{ name: 'Somebody Else' }, 'the printed name'],
      [{ declaration: '' }, 'what the signature means'],
      [{ role: 'Nobody' }, 'the role'],
    ] as const) {
      const changed = withBlock(document, isSignature, (block) => [{ ...block, ...change }]);
      expect(await saidOf(changed)).toMatch(new RegExp(`row 1 \\(.+\\) lacks ${what}`));
    }
  });

  test('an approver', async () => {
    expect(await saidOf(withBlock(document, isSignature, () => []))).toMatch(
      /^Approval, Approvers, row 1 \(.+\) lacks the role/,
    );
  });
});

describe('files that are damaged', () => {
  test('cut off anywhere', () => {
    for (const share of [0, 0.1, 0.5, 0.9, 0.999]) {
      expect(said(good.bytes.slice(0, Math.floor(good.bytes.length * share)))).toContain(
        'cannot be read back',
      );
    }
  });

  test('with a byte turned over in any part', () => {
    const view = new DataView(good.bytes.buffer, good.bytes.byteOffset);
    let parts = 0;
    // Local headers stand one after the other, each before its part.
    for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
      const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
      const length = view.getUint32(at + 18, true);
      const bytes = Uint8Array.from(good.bytes);
      const middle = start + Math.floor(length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 0x55;
      expect(said(bytes)).toMatch(/part .+ is damaged/);
      at = start + length;
      parts += 1;
    }
    expect(parts).toBeGreaterThan(10);
  });

  test('without a part, or with one that is no sound XML', () => {
    expect(said(edited('word/styles.xml', () => ''))).toContain('is not there');
    expect(said(edited('word/styles.xml', (xml) => xml.replace('</w:styles>', '')))).toContain(
      'no sound XML',
    );
    expect(inText((xml) => xml.replace('</w:body>', ''))).toContain('no sound XML');
    expect(
      said(edited('[Content_Types].xml', (xml) => xml.replaceAll('Extension="png"', 'Extension="gif"'))),
    ).toContain('has no type');
  });

  test('with a box ticked for the eye alone', () => {
    expect(
      inText((xml) => xml.replace('<w14:checked w14:val="1"/>', '<w14:checked w14:val="0"/>')),
    ).toContain('a box whose sign is not its state');
  });

  test('without the words for a figure', () => {
    expect(inText((xml) => xml.replace(/descr="Course[^"]*"/, 'descr=""'))).toMatch(/^Timeline is missing/);
  });

  test('with text that nobody sees', () => {
    expect(inText((xml) => xml.replace('<w:rPr>', '<w:rPr><w:vanish/>'))).toContain('w:vanish');
  });

  test('with links that lead nowhere', () => {
    expect(inText((xml) => xml.replace(/(<w:bookmarkStart [^>]*w:name="_Toc_s2)/, '$1x'))).toContain(
      'which is not there',
    );
    expect(inText((xml) => xml.replace(/r:embed="[^"]*"/, 'r:embed="gone"'))).toContain(
      'gone that is not there',
    );
  });

  test('without the state of the report at the head of its pages', () => {
    expect(said(edited('word/header1.xml', (xml) => xml.replace('Draft', '')))).toContain('lacks “Draft”');
  });
});
