/** What a reader of the PDF sees on its pages: every word, furniture, contents, repeated headers, the approval page. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Rendered } from '../../../electron/export/render.ts';
import { pdfInfo } from '../../judges/poppler.ts';
import { emptyBody } from './hostile.ts';
import { drawnTexts, holds, onOneLine, render } from './render.ts';
import {
  cell,
  documentOf,
  heading,
  paragraph,
  richAssets,
  richBody,
  signature,
  table,
  text,
} from './sample.ts';

const longBody = [
  { kind: 'contents', title: 'Contents' } as const,
  ...Array.from({ length: 12 }, (_, section) => [
    heading(1, String(section + 1), `Section number ${section + 1}`),
    heading(2, `${section + 1}.1`, `Part of ${section + 1}`),
    ...Array.from({ length: 6 }, (_unused, index) =>
      paragraph(`Paragraph ${index} of section ${section + 1}. ${'Words that fill the line. '.repeat(18)}`),
    ),
  ]).flat(),
];

describe('a document with every kind of block', () => {
  let rendered: Rendered;
  let pages: readonly string[];
  let all: string;
  beforeAll(async () => {
    rendered = await render(documentOf(richBody), { assets: richAssets });
    pages = await drawnTexts(rendered.bytes);
    all = onOneLine(pages.join(' '));
  });

  it('says how many pages it has', async () => {
    expect(rendered.pages).toBe(pages.length);
    expect((await pdfInfo(rendered.bytes)).get('Pages')).toBe(String(pages.length));
  });

  it('prints the words of every block', () => {
    for (const words of [
      'Example Organisation, Security Operations',
      'Export queue stalled by exhausted file handles',
      'P1 high',
      'derived from the timeline',
      'delayed by up to forty minutes; none was lost',
      'the change record of the platform team',
      'A line of its own.',
      'A quiet note.',
      'Impact in words',
      'None recorded.',
      'Revenue loss none',
      '• Exports',
      'Contained 09:40',
      '19 min',
      'Course of the incident, drawn to scale (UTC)',
      '9. Why did exports stop?',
      '10. Why?',
      'A leak in the error path.',
      'Automated monitoring alert',
      'And then it stopped.',
      'EMFILE: too many open files',
      'AI-1 GDPR breach notification P0 First Second',
      'Queue depth over time',
      'Image could not be read: Damaged screenshot',
      'Printed name',
      'Date, time, UTC offset',
      'Not required: this incident is not a security incident (type: outage).',
    ]) {
      expect(holds(all, words), words).toBe(true);
    }
  });

  it('names the field of an image that cannot be read', () => {
    expect(rendered.warnings).toEqual([
      { path: 'appendices.1', message: expect.stringContaining('Damaged screenshot') },
    ]);
  });

  it('carries identity, state, record and page number on every page', () => {
    pages.forEach((page, index) => {
      const words = onOneLine(page);
      expect(words).toContain('INC-2026-03-14-002 · version 1');
      expect(words).toContain('Approved');
      expect(words).toContain('Record aaaaaaaaaaaa · saved 2026-03-16 08:10 UTC');
      expect(words).toContain(`Page ${index + 1} of ${pages.length}`);
    });
  });

  it('stands alone on its approval page, with a printed name where it is known', () => {
    const last = onOneLine(pages.at(-1) ?? '');
    expect(last.indexOf('13 Approval')).toBeGreaterThan(-1);
    expect(last).toContain('Ingrid Sorbello Printed name');
    for (const role of ['Incident Commander', 'Engineering Manager', 'CISO']) expect(last).toContain(role);
    expect(pages.filter((page) => page.includes('Printed name'))).toHaveLength(1);
    expect(last).not.toContain('Appendices');
  });

  it('has a watermark on every page when asked for', async () => {
    const document = documentOf(richBody);
    const draft = await render({ ...document, furniture: { ...document.furniture, watermark: 'DRAFT' } });
    const marked = (await drawnTexts(draft.bytes)).map((page) =>
      page.replaceAll(/\s/g, '').startsWith('DRAFT'),
    );
    expect(marked).toEqual(marked.map(() => true));
    expect(pages.some((page) => page.includes('DRAFT'))).toBe(false);
  });
});

describe('page sizes', () => {
  it.each([
    ['a4', '595.28 x 841.89 pts (A4)'],
    ['letter', '612 x 792 pts (letter)'],
  ] as const)('prints on %s', async (paper, size) => {
    const { bytes } = await render(documentOf(richBody), { paper });
    expect((await pdfInfo(bytes)).get('Page size')).toBe(size);
  });
});

describe('covers and contents', () => {
  it('starts a short report below a title block', async () => {
    const { bytes } = await render(documentOf([heading(1, '1', 'Executive summary'), paragraph('Short.')]));
    const [first = ''] = await drawnTexts(bytes);
    expect(onOneLine(first)).toContain('1 Executive summary Short.');
  });

  it('gives a long report a title page and contents whose page numbers are true', async () => {
    const { bytes } = await render(documentOf(longBody));
    const pages = await drawnTexts(bytes);
    expect(pages.length).toBeGreaterThan(4);
    expect(pages[0]).not.toContain('Contents');
    const contents = onOneLine(pages[1] ?? '');
    expect(contents).toMatch(/^.*Contents/);
    for (let section = 1; section <= 12; section += 1) {
      const match = new RegExp(`Section number ${section} (\\d+)`).exec(contents);
      const page = Number(match?.[1]);
      expect(pages[page - 1]).toContain(`Section number ${section}\n`);
    }
    expect(contents).toContain('12.1 Part of 12');
  });

  it('leaves no heading at the foot of a page', async () => {
    const { bytes } = await render(documentOf(longBody));
    for (const page of (await drawnTexts(bytes)).slice(2, -1)) {
      const words = onOneLine(page)
        .replace(/Record a+ ·.*$/, '')
        .trim();
      expect(words).not.toMatch(/(Section number|Part of) \d+$/);
    }
  });
});

describe('tables', () => {
  it('repeat their header on each page and lose no row of 2,000', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [
      cell(`t${index}`),
      cell(`Event number ${index} with enough words to need a second line in its column of the table`),
      cell('On-call'),
      cell(`note${index}end`),
    ]);
    const rendered = await render(documentOf([heading(1, '2', 'Timeline'), table(rows)]));
    const pages = await drawnTexts(rendered.bytes);
    const withRows = pages.filter((page) => page.includes('Event number'));
    expect(withRows.length).toBeGreaterThan(50);
    expect(withRows.filter((page) => !holds(page, 'Time Event Actor Notes'))).toEqual([]);
    const words = new Set(onOneLine(pages.join(' ')).split(' '));
    const lost = rows.flatMap((_, index) =>
      words.has(`t${index}`) && words.has(`note${index}end`) ? [] : [index],
    );
    expect(lost).toEqual([]);
  });

  it('split a cell that is higher than a page and print its end', async () => {
    const long = Array.from({ length: 3000 }, (_, index) => `w${index}`).join(' ');
    const rows = [
      [cell('09:00'), cell(`${long} ENDMARK`), cell('A'), cell('B')],
      [cell('09:01'), cell('After'), cell('A'), cell('B')],
    ];
    const rendered = await render(documentOf([heading(1, '2', 'Timeline'), table(rows)]));
    const all = onOneLine((await drawnTexts(rendered.bytes)).join(' '));
    const words = new Set(all.split(' '));
    expect(long.split(' ').filter((word) => !words.has(word))).toEqual([]);
    expect(words.has('ENDMARK')).toBe(true);
    expect(holds(all, '09:01 After A B')).toBe(true);
  });

  it('draw with no rows at all', async () => {
    const { bytes } = await render(
      documentOf([heading(1, '2', 'Timeline'), table([]), paragraph('None recorded.')]),
    );
    expect(onOneLine((await drawnTexts(bytes)).join(' '))).toContain('Time Event Actor Notes None recorded.');
  });

  it('stand in lists and in cells of other tables', async () => {
    const { bytes } = await render(documentOf(emptyBody));
    const all = (await drawnTexts(bytes)).join(' ');
    for (const words of ['in a list', 'in a cell', 'A level is skipped'])
      expect(holds(all, words)).toBe(true);
  });

  it('break a word of 200 characters and keep all of it', async () => {
    const word = Array.from({ length: 200 }, (_, index) => 'abcdefghij'[index % 10]).join('');
    const { bytes } = await render(
      documentOf([table([[cell('1'), cell(word), cell('x'), cell(word)]]), paragraph(word)]),
    );
    const letters = (await drawnTexts(bytes)).join('').replaceAll(/[^a-j]/g, '');
    expect(letters.split('abcdefghij').length - 1).toBeGreaterThanOrEqual(40);
  });
});

describe('a short checklist', () => {
  it('stays on one page, wherever the text before it ends', async () => {
    const names = ['monitoring', 'customer', 'internal', 'scan', 'other'];
    const items = names.map((name) => ({
      checked: false,
      content: [text(`ticked by ${name}`)],
      source: name,
    }));
    for (let lines = 26; lines <= 38; lines += 3) {
      const before = Array.from({ length: lines }, (_, line) => paragraph(`Line ${line}`));
      const body = [heading(1, '1', 'Detection'), ...before, { kind: 'checklist', items } as const];
      const pages = await drawnTexts((await render(documentOf(body, { approval: [] }))).bytes);
      const holding = pages.filter((page) => page.includes('ticked by'));
      expect(holding).toHaveLength(1);
      for (const name of names) expect(holds(holding[0] ?? '', `ticked by ${name}`)).toBe(true);
    }
  });
});

describe('approval', () => {
  it('keeps five approvers with long declarations on the one page', async () => {
    const approval = [
      heading(1, '13', 'Approval'),
      ...['A', 'B', 'C', 'D', 'E'].map((role) =>
        signature(`Approver ${role}`, {
          declaration: 'I have read this report with all its appendices. '.repeat(3),
        }),
      ),
    ];
    const { bytes } = await render(
      documentOf([heading(1, '1', 'Summary'), paragraph('Text.')], { approval }),
    );
    const pages = await drawnTexts(bytes);
    expect(pages).toHaveLength(2);
    expect(pages[1]?.match(/Printed name/g)).toHaveLength(5);
  });
});

describe('progress', () => {
  it('is told in words and never goes back', async () => {
    const steps: [string, number][] = [];
    await render(documentOf(longBody), { onProgress: (step, fraction) => steps.push([step, fraction]) });
    expect(steps.map(([step]) => step)).toContain('Laying out Section number 3');
    expect(steps.at(-1)?.[1]).toBe(1);
    const fractions = steps.map(([, fraction]) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  });
});

describe('the same document', () => {
  it('gives the same bytes every time', async () => {
    const first = await render(documentOf(richBody), { assets: richAssets });
    const second = await render(documentOf(richBody), { assets: richAssets });
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    const other = await render(
      documentOf([...richBody, { kind: 'paragraph', style: 'body', content: [text('More.')] }]),
    );
    expect(Buffer.compare(first.bytes, other.bytes)).not.toBe(0);
  });
});
