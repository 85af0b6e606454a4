import { describe, expect, it, vi } from 'vitest';
import { readMarkdown } from '../../../electron/export/markdown/read.ts';
import { MAX_IMPORT_BYTES } from '../../../shared/contract/channels.ts';
import type { Failure } from '../../../shared/contract/result.ts';
import { imported, newIds } from './support.ts';

vi.setConfig({ testTimeout: 120_000 });

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const failureOf = (bytes: Uint8Array): Failure => {
  const result = readMarkdown(bytes, { newId: newIds() });
  if (result.ok) throw new Error('was read');
  expect(result.error.kept).toBe('Nothing was imported, and nothing in the library changed.');
  expect(result.error.next).not.toBe('');
  return result.error;
};
/** Processor time of this thread, in microseconds: how busy the machine is otherwise does not count. */
const cost = (act: () => unknown): number => {
  const start = process.threadCpuUsage();
  act();
  return process.threadCpuUsage(start).user;
};

describe('files that are no report', () => {
  it('refuses a file over the limit without reading it', () => {
    const error = failureOf(new Uint8Array(MAX_IMPORT_BYTES + 1));
    expect(error.code).toBe('too-large');
    expect(error.message).toContain('20 MB');
  });

  it.each([
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ['Office document', [0x50, 0x4b, 3, 4, 20]],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
  ])('names %s for what it is', (name, bytes) => {
    expect(failureOf(Uint8Array.from(bytes)).message).toContain(name);
  });

  it('names the line of a character that is not UTF-8', () => {
    const bytes = Uint8Array.from([...encode('# One\n\nTwo\nGr'), 0xfc, ...encode('n\n')]);
    expect(failureOf(bytes)).toMatchObject({ code: 'unreadable-input', problems: [{ path: 'line 4' }] });
  });

  it('refuses a text that ends inside a character, and zero bytes', () => {
    expect(failureOf(Uint8Array.from([...encode('abc'), 0xe2, 0x82])).code).toBe('unreadable-input');
    expect(failureOf(encode('# A\nb\0c')).message).toContain('line 2');
  });

  it.each(['', ' \n\t\n', '\ufeff'])('refuses an empty file (%j)', (text) => {
    expect(failureOf(encode(text)).message).toBe('The file is empty.');
  });

  it.each([
    ['quotations on one line', '>'.repeat(10_000)],
    ['lists on one line', '- '.repeat(10_000) + 'x'],
    ['numbered lists on one line', '1. '.repeat(10_000) + 'x'],
    ['lists over lines', Array.from({ length: 3000 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
    ['mixed containers', '> - '.repeat(5000) + 'x'],
  ])('refuses 10,000 levels of %s at once', (_, text) => {
    const { message } = failureOf(encode(`# Title\n\n${text}\n`));
    expect(message).toMatch(/line \d+ are nested more than 100 levels deep/);
  });

  it.each([
    ['brackets', '['.repeat(200_000)],
    ['emphasis', '*a_'.repeat(100_000)],
    ['backticks', '`'.repeat(200_000)],
    ['an unclosed fence', `\`\`\`\n${'x\n'.repeat(100_000)}`],
    ['blank lines', '\n'.repeat(500_000) + 'x'],
    ['spaces', `a${' '.repeat(300_000)}b`],
    ['pipes', '|'.repeat(200_000)],
    ['a table of many columns', `${'|a'.repeat(5000)}|\n${'|-'.repeat(5000)}|\n`],
    ['bold labels', '**a:** b\n'.repeat(30_000)],
    ['headings', '# a\n'.repeat(30_000)],
    ['parentheses', `- Customers Affected: ${'('.repeat(100_000)}`],
    ['comments', '<!--'.repeat(50_000)],
    ['a long title', `# ${'a '.repeat(100_000)}`],
  ])('reads 100,000s of %s without hanging', (_, text) => {
    // What takes more than linear time here takes minutes, and the test ends by its time limit.
    const { report } = imported(`# T\n\n${text}\n\n## Impact Metrics\n\n${text}`);
    expect(report.incident.title).not.toBe('');
  });
});

describe('encodings', () => {
  const text = '# Größe\r\n\r\n## Summary\r\n\r\nÜber 数据\r\nzwei';
  const utf16 = (little: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(2 + text.length * 2));
    view.setUint16(0, 0xfeff, little);
    for (let index = 0; index < text.length; index += 1)
      view.setUint16(2 + index * 2, text.charCodeAt(index), little);
    return new Uint8Array(view.buffer);
  };

  it.each([
    ['UTF-8', encode(text)],
    ['UTF-8 with a mark', encode(`\ufeff${text}`)],
    ['UTF-16, little end first', utf16(true)],
    ['UTF-16, big end first', utf16(false)],
    ['old Mac line breaks', encode(text.replaceAll('\r\n', '\r'))],
  ])('reads %s', (_, bytes) => {
    const result = readMarkdown(bytes, { newId: newIds() });
    expect(result.ok && result.value.report.incident.title).toBe('Größe');
    expect(result.ok && result.value.report.summary.text).toBe('Über 数据\nzwei');
  });
});

const row = (index: number) =>
  `| 14:${String(index % 60).padStart(2, '0')} | Event ${index}: \`x\` and **that** went wrong for a reason that takes a few more words to tell in full | Jane Doe | Notes with [a link](https://example.org/${index}) and still more words to fill the line up to its two hundred and fifty characters or so |`;

describe('large files', () => {
  const timeline = (rows: number): string => {
    const table = Array.from({ length: rows }, (_, index) => row(index)).join('\n');
    return `# T\n\n## Timeline\n\n| Time | Event | Actor | Notes |\n|--|--|--|--|\n${table}\n`;
  };

  it('reads 5 MB with 20,000 timeline rows, in time that grows with their number', () => {
    const text = timeline(20_000);
    expect(text.length).toBeGreaterThan(4_500_000);
    const quarter = cost(() => imported(timeline(5000)));
    let rows = 0;
    const whole = cost(() => {
      rows = imported(text).report.timeline.rows.length;
    });
    expect(rows).toBe(20_000);
    // Four times the rows: about four times the work, sixteen times if it were quadratic.
    expect(whole / quarter).toBeLessThan(10);
  });
});
