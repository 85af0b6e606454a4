/** The change history as an appendix: all that the entries say is in every format, and the documents stay what they are. */
import { beforeAll, describe, expect, test } from 'vitest';
import { checkMarkdown } from '../../electron/export/check/data.ts';
import { readMarkdown } from '../../electron/export/markdown/read.ts';
import { writeMarkdown } from '../../electron/export/markdown/write.ts';
import type { ExportRequest } from '../../electron/export/run/messages.ts';
import { renderAll } from '../../electron/export/run/render-all.ts';
import { recordHash } from '../../electron/library/record-hash.ts';
import { historyBlocks } from '../../shared/document/sections/history.ts';
import { docxText } from '../judges/mammoth.ts';
import { pdfText, structureText } from '../judges/poppler.ts';
import { judgePdfs, objectionsOf } from '../judges/verapdf.ts';
import { fontsFolder } from '../setup/folders.ts';
import { markedHistory } from '../setup/marked-history.ts';
import { sampleReport } from './check/sample.ts';

const { report, history, marks } = markedHistory(sampleReport('outage'));
const sha256 = recordHash(report);

const request = (more: Partial<ExportRequest> = {}): ExportRequest => ({
  report,
  sha256,
  formats: ['pdf', 'docx', 'markdown', 'json'],
  paper: 'a4',
  archive: false,
  history,
  organisation: 'Example',
  logo: null,
  attachments: [],
  recordedAt: '2031-12-01T10:00:00Z',
  fontsFolder,
  ...more,
});

type Files = ReadonlyMap<string, Uint8Array>;
const exported = async (more: Partial<ExportRequest> = {}): Promise<Files> =>
  new Map(
    (await renderAll(request(more), () => undefined)).map(({ format, bytes }) => [format, bytes] as const),
  );
const bytesOf = (files: Files, format: string): Uint8Array => files.get(format) ?? new Uint8Array();

/** Words without their spaces: a line may break inside a mark. */
const packed = (text: string): string => text.replace(/[\s\u00ad]+/g, '');
const missing = (text: string): readonly string[] =>
  [...marks].filter(([, mark]) => !packed(text).includes(mark)).map(([name]) => name);
const markdownOf = (files: Files): string => new TextDecoder().decode(bytesOf(files, 'markdown'));

describe('the change history', () => {
  let files: Files;
  beforeAll(async () => {
    files = await exported();
  });

  test('is in the text of the PDF', async () =>
    expect(missing(await pdfText(bytesOf(files, 'pdf')))).toEqual([]));
  test('is in the structure that assistive technology reads', async () =>
    expect(missing(await structureText(bytesOf(files, 'pdf')))).toEqual([]));
  test('is in the DOCX', async () => expect(missing(await docxText(bytesOf(files, 'docx')))).toEqual([]));
  test('is in the Markdown', () => expect(missing(markdownOf(files))).toEqual([]));

  test('is in none of them where it was not asked for', async () => {
    const without = await exported({ history: undefined });
    const texts = [
      await pdfText(bytesOf(without, 'pdf')),
      await docxText(bytesOf(without, 'docx')),
      markdownOf(without),
    ];
    for (const text of texts) {
      expect(text).not.toContain('Change History');
      expect(packed(text)).not.toContain(marks.get('title before'));
    }
  });

  test('says that the chain is whole and leads to this record, or what is wrong with it', async () => {
    const whole = await pdfText(bytesOf(files, 'pdf'));
    expect(whole).toContain('Whole: each entry follows from the one before it.');
    expect(whole).toContain('leads to the record that this document shows');
    const fault = 'Entry 2 of the history was changed: its content does not match its hash.';
    const broken = await exported({
      formats: ['docx', 'markdown'],
      history: { ...history, faults: [fault] },
      sha256: 'cd'.repeat(32),
    });
    for (const text of [await docxText(bytesOf(broken, 'docx')), markdownOf(broken)]) {
      expect(text).toContain(fault);
      expect(text).not.toContain('Whole:');
      expect(text).toContain('does not lead to the record');
    }
  });

  test('leaves the PDF accessible and archivable, and every file the same byte by byte', async () => {
    const archive = await exported({ formats: ['pdf'], archive: true });
    const verdicts = async (pdf: Uint8Array, flavours: Parameters<typeof judgePdfs>[1]) =>
      [...(await judgePdfs(new Map([['history', pdf]]), flavours))].map(([name, each]) => [
        name,
        ...objectionsOf(each),
      ]);
    expect(await verdicts(bytesOf(archive, 'pdf'), ['3a'])).toEqual([['history']]);
    expect(await verdicts(bytesOf(files, 'pdf'), ['ua1'])).toEqual([['history']]);
    const again = await exported();
    for (const [format, bytes] of files) {
      expect([format, Buffer.from(bytesOf(again, format)).equals(bytes)]).toEqual([format, true]);
    }
  }, 300_000);

  test('stands behind the report in Markdown and is not read as a part of it', () => {
    const read = readMarkdown(bytesOf(files, 'markdown'), { newId: () => 'id' });
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.report.importedNotes.items).toEqual([]);
    expect(read.value.summary.readings).toEqual([
      'The change history printed in the file was not imported: what is imported begins a history of its own.',
    ]);
  });
});

describe('the check of the Markdown', () => {
  const blocks = historyBlocks(report, history, sha256);
  const text = writeMarkdown(report, blocks);
  const check = (source: string) => checkMarkdown(report, new TextEncoder().encode(source), blocks);

  test('passes what was written', () => expect(check(text)).toBeNull());

  test.each([
    ['a row', (source: string) => source.replace(/\n\| [^\n]*Entry 4[^\n]*/, ''), 'history.4'],
    ['a word', (source: string) => source.replace(marks.get('removed row') ?? '', 'Nothing'), 'history.4'],
    ['the chain head', (source: string) => source.replaceAll(marks.get('chain head') ?? '', ''), 'history.5'],
  ])('finds the entry that lost %s', (_, damage, source) => {
    const damaged = damage(text);
    expect(damaged).not.toBe(text);
    // The last line counts the others; where it does not fit, the history is not found at all.
    const lines = damaged.slice(damaged.indexOf('\n\n---\n\n## Appendix E')).split('\n').length - 3;
    const counted = damaged.replace(/the \d+ lines above/, `the ${lines} lines above`);
    expect(check(counted)?.source).toBe(source);
  });

  test('finds a history that is not there', () => {
    expect(check(writeMarkdown(report))?.source).toMatch(/^history\./);
  });

  test('keeps what somebody wrote behind the history', () => {
    const read = readMarkdown(new TextEncoder().encode(`${text}\nWritten by hand.\n`), { newId: () => 'id' });
    expect(read.ok && JSON.stringify(read.value.report.importedNotes)).toContain('Written by hand.');
  });
});
