/** The parts of the library: record hash, search, media types, turns, the listing of many reports. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { emptyReport } from '../../../shared/report/create.ts';
import { nodeFileSystem } from '../../../electron/library/file-system.ts';
import { createLibrary } from '../../../electron/library/library.ts';
import { mediaTypeOf } from '../../../electron/library/media-type.ts';
import { recordHash } from '../../../electron/library/record-hash.ts';
import { decodeReportFile, encodeReportFile } from '../../../electron/library/report-file.ts';
import { fold, matches, searchText } from '../../../electron/library/search.ts';
import { createTurns } from '../../../electron/library/turns.ts';
import { NOW, temporaryFolder } from '../../contract/drivers.ts';
import { filed } from '../../setup/filed.ts';
import { countingIds } from '../../setup/ids.ts';

describe('the record hash', () => {
  test('is SHA-256 over canonical JSON: sorted keys, no white space', () => {
    const expected = createHash('sha256').update('{"a":"é","b":[1,true,null]}').digest('hex');
    expect(recordHash({ b: [1, true, null], a: 'é' })).toBe(expected);
  });

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(recordHash(reversed)).toBe(recordHash(value));
      }),
    );
  });

  test('changes with every change', () => {
    const report = emptyReport(countingIds());
    const edited = { ...report, summary: { ...report.summary, text: ' ' } };
    expect(recordHash(edited)).not.toBe(recordHash(report));
  });
});

test('a report file is read as it was written, and any damage is noticed', () => {
  const stored = filed(emptyReport(countingIds()), NOW);
  const bytes = encodeReportFile(stored);
  expect(decodeReportFile(bytes)).toEqual({ ok: true, value: stored });
  const text = new TextDecoder().decode(bytes);
  for (const damaged of [
    text.slice(0, -10),
    text.replace('"title": ""', '"title": "x"'),
    text.replace(stored.sha256, '0'.repeat(64)),
    '',
    'null',
    JSON.stringify(stored.report),
  ]) {
    expect(decodeReportFile(new TextEncoder().encode(damaged)).ok).toBe(false);
  }
  expect(decodeReportFile(Buffer.from([0xff, 0xfe, 0x00])).ok).toBe(false);
});

describe('search', () => {
  test.each([
    ['Zürich', 'zurich'],
    ['ÉCOLE', 'école'],
    ['ﬁle', 'file'],
    ['Straße', 'STRASSE'],
  ])('%s is found as %s', (text, query) => expect(matches(fold(text), query)).toBe(true));

  test('wants every word, in any order', () => {
    const text = fold('The certificate authority expired');
    expect(matches(text, 'expired certificate')).toBe(true);
    expect(matches(text, '  expired   authority ')).toBe(true);
    expect(matches(text, 'expired database')).toBe(false);
    expect(matches(text, '')).toBe(true);
  });

  test('covers every text of a report and its type in words, but no identifiers', () => {
    const report = emptyReport(countingIds('hiddenid'));
    const text = searchText({
      ...report,
      incident: { ...report.incident, type: 'data-breach', severity: 'P0' },
      lessons: { ...report.lessons, lucky: [{ id: 'hiddenrow', text: 'Backups worked' }] },
    });
    for (const word of ['backups', 'data breach', 'critical', 'hipaa', 'draft']) {
      expect(matches(text, word)).toBe(true);
    }
    expect(matches(text, 'hidden')).toBe(false);
  });
});

test.each([
  ['89504e470d0a1a0a00', 'image/png'],
  ['ffd8ffe000104a464946', 'image/jpeg'],
  ['474946383961', 'image/gif'],
  ['524946460000000057454250', 'image/webp'],
  ['424d0000000000000000', 'image/bmp'],
  ['255044462d312e37', 'application/pdf'],
  ['504b030414000000', 'application/zip'],
  ['1f8b0800', 'application/gzip'],
  ['d4c3b2a102000400', 'application/vnd.tcpdump.pcap'],
  ['00010203', 'application/octet-stream'],
  ['ff41', 'application/octet-stream'],
])('bytes %s are %s', (hex, type) => expect(mediaTypeOf(Buffer.from(hex, 'hex'))).toBe(type));

test.each([
  ['', 'text/plain'],
  ['BMW called', 'text/plain'],
  ['2026-03-14 \u001b[31mERROR\u001b[0m\tdisk\r\n', 'text/plain'],
  ['{"a":1}', 'application/json'],
  ['{not json', 'text/plain'],
  ['<?xml version="1.0"?><svg xmlns="x"/>', 'image/svg+xml'],
  ['<!doctype html><p>', 'text/html'],
  ['<?xml version="1.0"?><a/>', 'application/xml'],
  ['PK\u0003\u0004 xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
])('the text %j is %s', (text, type) => expect(mediaTypeOf(Buffer.from(text))).toBe(type));

test('operations on one thing take turns; a failing one does not stop the next', async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const slow = (name: string, milliseconds: number) => async () => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    order.push(`${name} ends`);
  };
  await Promise.allSettled([
    inTurn('a', slow('first', 20)),
    inTurn('a', () => Promise.reject(new Error('second fails'))),
    inTurn('a', slow('third', 0)),
    inTurn('b', slow('other', 0)),
  ]);
  expect(order.filter((entry) => !entry.startsWith('other'))).toEqual([
    'first begins',
    'first ends',
    'third begins',
    'third ends',
  ]);
  expect(order.indexOf('other ends')).toBeLessThan(order.indexOf('first ends'));
});

test('listing again reads nothing that has not changed', async () => {
  const { folder, remove } = await temporaryFolder();
  let reads = 0;
  const fs = {
    ...nodeFileSystem,
    readFile: (name: string) => {
      if (name.endsWith('.json')) reads += 1;
      return nodeFileSystem.readFile(name);
    },
  };
  const newId = countingIds('r');
  const library = createLibrary({ folder, fs, now: () => NOW, newId });
  const reports = Array.from({ length: 30 }, () => emptyReport(newId));
  for (const report of reports) await library.add(report);
  await library.list('');
  expect(reads).toBe(30);
  await library.list('');
  expect(reads).toBe(30);
  const [first] = reports;
  if (!first) throw new Error('no report');
  await library.save({ ...first, summary: { ...first.summary, text: 'x' } }, recordHash(first));
  // A save reads what it is about to replace, unless it wrote that itself a moment ago.
  expect(reads).toBe(31);
  const listing = await library.list('');
  expect(reads).toBe(32);
  expect(listing.ok && listing.value.reports).toHaveLength(30);
  await remove();
});
