import { beforeAll, expect, test } from 'vitest';
import { pagesOf } from '../../judges/libreoffice.ts';
import { recordHash } from './sample.ts';
import { documentXml, elements, renderSample } from './read.ts';

let bytes: Uint8Array;
let blocks: readonly string[];

beforeAll(async () => {
  ({ bytes } = await renderSample());
  blocks = elements(documentXml(bytes), 'w:tbl').filter((table) => table.includes('Signature of'));
});

const twips = (millimetres: number): number => (millimetres * 1440) / 25.4;
const text = (xml: string): string => xml.replaceAll(/<[^>]*>/g, '|').replaceAll(/\|+/g, '|');

test('each approver has a block with role, name, meaning, declaration and places to sign and date', () => {
  expect(blocks).toHaveLength(3);
  expect(text(blocks[0]!)).toBe(
    '|Incident Commander|Meaning: Authorship. I led the response and confirm that this account is complete.|A. Example|Printed name|Signature|Date, time, UTC offset|',
  );
  expect(text(blocks[1]!)).toContain('|2026-03-16 09:00 +01:00|');
});

test('a signature is at least 7 cm wide with 1.2 cm free above its line', () => {
  for (const block of blocks.slice(0, 2)) {
    const line = elements(block, 'w:tr')[1] ?? '';
    const height = Number(/<w:trHeight w:val="(\d+)"/.exec(line)?.[1]);
    expect(height).toBeGreaterThanOrEqual(twips(12));
    const signature = elements(line, 'w:tc')[2] ?? '';
    expect(Number(/<w:tcW [^>]*w:w="(\d+)"/.exec(signature)?.[1])).toBeGreaterThanOrEqual(twips(70));
    expect(signature).toMatch(/<w:bottom w:val="single"/);
    expect(text(signature)).toBe('|');
  }
});

test('a role that need not sign says why and has no line', () => {
  expect(text(blocks[2]!)).toBe(
    '|Chief Information Security Officer|Not required: this incident is not a security incident (type: outage).|',
  );
});

test('blocks never break and keep with each other', () => {
  for (const block of blocks) {
    for (const row of elements(block, 'w:tr')) expect(row).toContain('<w:cantSplit/>');
    for (const paragraph of elements(block, 'w:p')) expect(paragraph).toContain('<w:keepNext/>');
  }
});

test('LibreOffice puts the approval alone on the last page', async () => {
  const pages = await pagesOf(bytes);
  const last = pages.at(-1) ?? '';
  for (const words of [
    'Approval',
    recordHash,
    'Incident Commander',
    'Engineering Manager',
    'Chief Information',
  ]) {
    expect(last).toContain(words);
  }
  expect(last).not.toContain('Queue depth');
  expect(last).toContain(`Page ${pages.length} of ${pages.length}`);
});
