/** Packages made to do harm: archives that no honest program writes. Each is refused in words, with nothing stored. */
import { tmpdir } from 'node:os';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fileSource } from '../../electron/package-file/source.ts';
import { type CraftedEnd, type CraftedEntry, craftZip } from '../setup/crafted-zip.ts';
import { ATTACHMENT, changed, content, files, good, log, open, refusal, replaced } from '../setup/hostile.ts';
import { sha256 } from '../setup/packaged.ts';

test('what the crafter makes without a trick is opened: each refusal below is owed to its trick', async () => {
  const result = await open(craftZip(changed({})));
  expect(result.ok && (await content(result.value))).toBe(
    await open(good).then((opened) => (opened.ok ? content(opened.value) : '')),
  );
});

describe('what is no package', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'The package is empty.'],
    ['a text', Buffer.from('# Report'), 'This is not a Debrief package.'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'This is not a Debrief package.'],
    [
      'another zip',
      craftZip([{ name: 'a.txt', content: log }]),
      'This is a ZIP file, but not a Debrief package.',
    ],
    [
      'a zip of another kind with a media type',
      craftZip([
        { name: 'mimetype', content: Buffer.from('application/x-debrief-packagf') },
        { name: 'manifest.json', content: Buffer.from('{}') },
      ]),
      'This is a ZIP file, but not a Debrief package.',
    ],
    ['an empty zip', craftZip([]), 'This is not a Debrief package.'],
  ])('%s', async (_name, bytes, message) => {
    expect((await refusal(bytes)).message).toBe(message);
  });

  test('a folder', async () => {
    await expect(fileSource(tmpdir())).rejects.toMatchObject({ message: 'This is not a file.' });
  });
});

describe('names', () => {
  test.each([
    '../report.json',
    '../../../../etc/passwd',
    '/etc/passwd',
    'C:/Windows/system.ini',
    'C:\\Windows\\system.ini',
    '..\\..\\report.json',
    'attachments/../../x',
    `attachments/../attachments/${'0'.repeat(64)}`,
    `attachments/${'A'.repeat(64)}`,
    `attachments/${'0'.repeat(63)}`,
    `attachments/${'0'.repeat(64)}.exe`,
    `attachments/${'0'.repeat(64)}/`,
    `./attachments/${'0'.repeat(64)}`,
    'attachments/',
    'report.json/',
    'Report.json',
    'report.json ',
    'report.json\u0000.exe',
    'report.json:stream',
    '\uFF52eport.json',
    'report\u202Enosj.',
    '\u2025/report.json',
    '\u2044etc\u2044passwd',
    're\u0301port.json',
    'CON',
    'x'.repeat(101),
    'x'.repeat(60_000),
    '',
    '..',
    'mimetype2',
    'META-INF/manifest.xml',
  ])('%j is refused, and shown without harm', async (name) => {
    const { message, code } = await refusal(craftZip(changed({}, [{ name, content: log }])));
    expect(code).toBe('unreadable-input');
    expect(message).toMatch(
      /no package may hold|manifest is not valid|not in the form in which Debrief writes it/,
    );
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(message.length).toBeLessThan(300);
  });

  test('bytes that are no UTF-8', async () => {
    const entry = { name: 'x', content: log, both: { name: Buffer.of(0xff, 0xfe, 0xc0, 0xaf) } };
    expect((await refusal(craftZip(changed({}, [entry])))).message).toContain('no package may hold');
  });

  test('a name in one header that is another in the other', async () => {
    const entries = replaced(changed({}), 'report.json', { local: { name: Buffer.from('../eport.js') } });
    expect((await refusal(craftZip(entries))).message).toContain('header of “report.json”');
  });

  test.each(['report.json', 'history.jsonl', ATTACHMENT, 'mimetype', 'manifest.json'])(
    'the file %s twice',
    async (name) => {
      const twice = { name, content: files.get(name)! };
      expect((await refusal(craftZip(changed({}, [twice])))).message).toContain('twice');
    },
  );

  test('a file that the manifest does not name', async () => {
    const extra = { name: `attachments/${sha256(good)}`, content: good };
    const entries = changed({}, [extra], (manifest) => manifest.files.pop());
    expect((await refusal(craftZip(entries))).message).toContain('that its manifest does not name');
  });

  test('an attachment that nothing in the report names', async () => {
    const extra = { name: `attachments/${sha256(good)}`, content: good };
    expect((await refusal(craftZip(changed({}, [extra])))).message).toContain('contradicts itself');
  });

  test('an attachment that is left out', async () => {
    const entries = changed({}, [], (manifest) => manifest.files.pop()).filter(
      ({ name }) => name !== ATTACHMENT,
    );
    expect((await refusal(craftZip(entries))).message).toContain('an attachment of the report is not in it');
  });

  test('a file that the manifest names and the package lacks', async () => {
    const entries = changed({}).filter(({ name }) => name !== ATTACHMENT);
    expect((await refusal(craftZip(entries))).message).toContain(
      'is not in the package as its manifest names it',
    );
  });
});

describe('archives in another form than ours', () => {
  const extra = Buffer.from([0x75, 0x70, 0x04, 0, 1, 2, 3, 4]);
  const forms: readonly (readonly [string, Partial<CraftedEntry>, CraftedEnd])[] = [
    ['a symbolic link', { central: { external: 0xa1ff0000, madeBy: 0x0314 } }, {}],
    ['rights of a file', { central: { external: 0x81a40000 } }, {}],
    ['an encrypted entry', { both: { flags: 0x0801 } }, {}],
    ['lengths that follow the content', { both: { flags: 0x0808 } }, {}],
    ['names in an unknown alphabet', { both: { flags: 0 } }, {}],
    ['extra fields in the directory', { central: { extra } }, {}],
    ['extra fields before the content', { local: { extra } }, {}],
    ['a comment of an entry', { central: { comment: Buffer.from('hidden') } }, {}],
    ['a time', { both: { time: 1 } }, {}],
    ['an unknown method', { both: { method: 93 } }, {}],
    ['a need for ZIP64', { both: { version: 45 } }, {}],
    ['a length that only the local header says', { local: { size: 1 } }, {}],
    ['a checksum that only the local header says', { local: { crc: 1 } }, {}],
    ['bytes between two files', { gap: Buffer.from('hidden') }, {}],
    ['bytes before the first file', {}, { before: Buffer.from('PK\u0003\u0004hidden') }],
    ['bytes before the directory', {}, { betweenFilesAndDirectory: Buffer.from('hidden') }],
    ['bytes after the end', {}, { after: Buffer.from('hidden') }],
    ['a comment of the archive', {}, { comment: Buffer.from('hidden') }],
    ['fewer files in the end record', {}, { count: 4 }],
    ['more files in the end record', {}, { count: 6 }],
    ['a second disk', {}, { disk: 1 }],
    ['a file that the directory leaves out', { isHidden: true }, {}],
  ];
  test.each(forms)('%s', async (_name, entry, end) => {
    const { code, message } = await refusal(craftZip(replaced(changed({}), ATTACHMENT, entry), end));
    expect(code).toBe('unreadable-input');
    expect(message).toMatch(/not in the form|added at the end|directory .*damaged|as its manifest names it/);
  });

  test('two entries over the same bytes', async () => {
    const ghost = { name: `attachments/${'0'.repeat(64)}`, content: log, isGhost: true };
    expect((await refusal(craftZip(changed({}, [{ ...ghost, central: { offset: 0 } }])))).message).toContain(
      'place of',
    );
  });

  test('bytes behind the end of packed content', async () => {
    const packed = Buffer.concat([deflateRawSync(log), Buffer.from('hidden')]);
    const entries = replaced(changed({}), ATTACHMENT, { packed });
    expect((await refusal(craftZip(entries))).message).toContain('hides bytes after its end');
    const far = Buffer.concat([deflateRawSync(log), Buffer.alloc(700_000)]);
    expect((await refusal(craftZip(replaced(changed({}), ATTACHMENT, { packed: far })))).message).toContain(
      'hides bytes after its end',
    );
  });

  test('packed content that breaks off', async () => {
    const packed = deflateRawSync(log).subarray(0, 20);
    const entries = replaced(changed({}), ATTACHMENT, { packed });
    expect((await refusal(craftZip(entries))).message).toContain('damaged');
  });
});
