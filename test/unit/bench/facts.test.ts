/** No program may win by leaving something out. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../bench/content/from-document.ts';
import type { ContentBlock } from '../../bench/content/content.ts';
import { contentHtml } from '../../bench/content/html.ts';
import { lossIn, readBack } from '../../bench/judge/facts.ts';
import { buildDocument } from '../../../shared/document/build.ts';
import { largeReport } from '../../fixtures/reports/large.ts';

describe('what is read back', () => {
  it('names what is missing', () => {
    const text = 'Row 1: alert\nRow\n2: queue Row 3: end Action 1: mend';
    expect(lossIn(text, 3, 1)).toBeNull();
    expect(lossIn(text, 4, 1)).toBe('1 of 4 are missing: the first is “Row 4”');
    expect(lossIn(text, 3, 2)).toBe('1 of 2 are missing: the first is “Action 2”');
    expect(lossIn(text.replace('Row\n2', 'Row 12'), 3, 1)).toBe('1 of 3 are missing: the first is “Row 2”');
  });

  it('of a Word document is its words, runs joined and paragraphs parted', async () => {
    const xml =
      '<w:p><w:r><w:t>Row 1</w:t></w:r><w:r><w:t>: alert</w:t></w:r></w:p><w:p><w:t>Action 1:</w:t></w:p>';
    const { text } = await readBack('docx', zipSync({ 'word/document.xml': strToU8(xml) }));
    expect(text).toBe('Row 1: alert Action 1: ');
    await expect(readBack('docx', zipSync({ 'other.xml': strToU8('') }))).rejects.toThrow(
      'word/document.xml',
    );
  });
});

describe('what the other programs are given', () => {
  const content = contentOf(
    buildDocument(largeReport(40, 7, 'short'), {
      organisation: '',
      logo: null,
      sha256: '5eed'.repeat(16),
      recordedAt: '2026-04-30T12:00:00Z',
    }),
  );
  const textOf = (block: ContentBlock): string =>
    block.kind === 'table' ? block.rows.flat().join('\n') : block.text;

  it('is every row, every action and every section', () => {
    expect(lossIn(content.blocks.map(textOf).join('\n'), 40, 7)).toBeNull();
    const headings = content.blocks.filter((block) => block.kind === 'heading').map(({ text }) => text);
    expect(headings).toContain('1 Executive Summary');
    expect(headings).toContain('11 Approval');
  });

  it('has as many cells in each row as columns', () => {
    const tables = content.blocks.filter((block) => block.kind === 'table');
    expect(tables.length).toBeGreaterThanOrEqual(3);
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('is written as HTML with its special characters escaped', () => {
    const html = contentHtml({ ...content, blocks: [{ kind: 'paragraph', text: '<b> & "c"\nd' }] }, '');
    expect(html).toContain('<p>&lt;b&gt; &amp; &quot;c&quot;<br>d</p>');
  });
});
