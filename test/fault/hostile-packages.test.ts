/** Packages made to do harm, and packages that were harmed: each is refused in words, with nothing stored. */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { constants, deflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Failure } from '../../shared/contract/result.ts';
import {
  type OpenPackage,
  openPackage,
  openPackageBytes,
  type ReadOptions,
} from '../../electron/package-file/read.ts';
import { fileSource } from '../../electron/package-file/source.ts';
import { type CraftedEnd, type CraftedEntry, craftZip } from '../setup/crafted-zip.ts';
import {
  begun,
  contentOf,
  encryptionWith,
  readOptions,
  rememberingStretch,
  saying,
  sha256,
  withAttachment,
  written,
} from '../setup/packaged.ts';

const log = Buffer.from('14:32 disk full\n'.repeat(40));
const history = withAttachment(saying(begun(), 'Words'), log);
const ATTACHMENT = `attachments/${sha256(log)}`;

let good: Uint8Array;
let files: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  good = await written(contentOf(history, [log]));
  files = new Map(Object.entries(unzipSync(good)));
});

const open = (bytes: Uint8Array, options: Partial<ReadOptions> = {}) =>
  openPackageBytes(bytes, readOptions({ stretch: rememberingStretch, ...options }));

const refusal = async (bytes: Uint8Array, options: Partial<ReadOptions> = {}): Promise<Failure> => {
  const result = await open(bytes, options);
  if (result.ok) throw new Error('the package was opened');
  expect(result.error.kept).toBe('Nothing was stored.');
  expect(result.error.next).not.toBe('');
  expect(result.error.code).not.toBe('internal');
  return result.error;
};

/** What a reader takes from a package. */
const content = async (packed: OpenPackage): Promise<string> => {
  const signal = new AbortController().signal;
  const attachments = await Promise.all(
    packed.attachments.map(async (one) => {
      const read = await packed.readAttachment(one.sha256, signal);
      return read.ok ? sha256(read.value) : JSON.stringify(read.error);
    }),
  );
  return JSON.stringify([packed.stored, packed.entries, packed.manifest, attachments]);
};

type Named = { path: string; size: number; sha256: string };
type ManifestFile = { files: Named[]; [key: string]: unknown };

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The files of the good package in their order, some changed, some added before the manifest, which names all of them. */
const changed = (
  contents: Readonly<Record<string, Uint8Array>>,
  added: readonly CraftedEntry[] = [],
  change: (manifest: ManifestFile) => void = () => undefined,
): CraftedEntry[] => {
  const entries: CraftedEntry[] = [...files]
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, bytes]) => ({ name, content: contents[name] ?? bytes }));
  entries.push(...added);
  // In the order of its keys, which a parser of ours would not keep.
  const manifest = jsonOf('manifest.json') as ManifestFile;
  manifest.files = entries
    .slice(1)
    .map(({ name, content: bytes }) => ({ path: name, size: bytes.length, sha256: hashOf(bytes) }));
  change(manifest);
  entries.push({ name: 'manifest.json', content: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) });
  return entries;
};

/** The entry of that name, changed. */
const replaced = (
  entries: readonly CraftedEntry[],
  name: string,
  change: Partial<CraftedEntry>,
): CraftedEntry[] => entries.map((entry) => (entry.name === name ? { ...entry, ...change } : entry));

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const jsonOf = (name: string): unknown => JSON.parse(new TextDecoder().decode(files.get(name)));

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
    const extra = { name: `attachments/${hashOf(good)}`, content: good };
    const entries = changed({}, [extra], (manifest) => manifest.files.pop());
    expect((await refusal(craftZip(entries))).message).toContain('that its manifest does not name');
  });

  test('an attachment that nothing in the report names', async () => {
    const extra = { name: `attachments/${hashOf(good)}`, content: good };
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

describe('content that is not what is said', () => {
  test('another attachment under the same name', async () => {
    const other = Buffer.from(log).fill(0x41);
    expect((await refusal(craftZip(changed({ [ATTACHMENT]: other })))).message).toContain('its own SHA-256');
    const lying = changed({ [ATTACHMENT]: other }, [], ({ files: listed }) => {
      listed[2]!.sha256 = sha256(log);
    });
    expect((await refusal(craftZip(lying))).message).toContain('its SHA-256 is another');
  });

  test.each(['report.json', 'history.jsonl', ATTACHMENT])(
    'a wrong hash of %s in the manifest',
    async (name) => {
      const entries = changed({}, [], ({ files: listed }) => {
        listed.find((one) => one.path === name)!.sha256 = 'f'.repeat(64);
      });
      expect((await refusal(craftZip(entries))).message).toContain('SHA-256');
    },
  );

  test('a wrong checksum', async () => {
    const entries = replaced(changed({}), ATTACHMENT, { both: { crc: 5 } });
    expect((await refusal(craftZip(entries))).message).toContain('does not match its checksum');
  });

  test('a wrong size in the manifest', async () => {
    const entries = changed({}, [], ({ files: listed }) => {
      listed[2]!.size += 1;
    });
    expect((await refusal(craftZip(entries))).message).toContain('as its manifest names it');
  });

  test.each([
    ['another record hash', (manifest: Record<string, unknown>) => ({ ...manifest, record: '0'.repeat(64) })],
    ['another title', (manifest: Record<string, unknown>) => ({ ...manifest, title: 'Another' })],
    ['another identifier', (manifest: Record<string, unknown>) => ({ ...manifest, id: 'another' })],
    ['another end of its history', (manifest: Record<string, unknown>) => ({ ...manifest, head: null })],
  ])('a manifest with %s', async (_name, change) => {
    const entries = changed({}, [], (manifest) => {
      manifest['report'] = change(manifest['report'] as Record<string, unknown>);
    });
    expect((await refusal(craftZip(entries))).message).toContain('contradicts itself');
  });

  test.each([['../../x'], ['CON'], ['lpt1'], ['a/b'], ['']])('a report that calls itself %j', async (id) => {
    const entries = changed({}, [], (manifest) => {
      manifest['report'] = { ...(manifest['report'] as object), id };
    });
    expect((await refusal(craftZip(entries))).message).toContain('manifest is not valid (report.id');
  });

  test('a report that was changed without its hash', async () => {
    const envelope = jsonOf('report.json') as { report: { incident: { title: string } } };
    envelope.report.incident.title = 'Changed';
    const { code, message } = await refusal(craftZip(changed({ 'report.json': json(envelope) })));
    expect(code).toBe('invalid-report');
    expect(message).toContain('The report in the package cannot be read.');
  });

  test.each([
    ['not JSON', '{"seq":1'],
    ['not an entry', '{"seq":1}\n'],
    ['an unfinished line', '{"seq":1}'],
    ['an empty line', '\n'],
  ])('a history that is %s', async (_name, text) => {
    const { message } = await refusal(craftZip(changed({ 'history.jsonl': Buffer.from(text) })));
    expect(message).toContain('history in the package');
  });

  test.each(['report.json', 'history.jsonl', 'manifest.json'])('brackets without end in %s', async (name) => {
    const deep = Buffer.from(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n`);
    const entries =
      name === 'manifest.json' ? replaced(changed({}), name, { content: deep }) : changed({ [name]: deep });
    const { code, message } = await refusal(craftZip(entries));
    expect(code).toBe(name === 'history.jsonl' ? 'too-large' : 'unreadable-input');
    expect(message).toMatch(/JSON|too deeply/);
  });

  test('a manifest with a field twice, or with more space than it needs', async () => {
    const text = new TextDecoder().decode(files.get('manifest.json'));
    for (const hidden of [
      text.replace('"version": 1,', '"version": 1,\n  "version": 1,'),
      `${text} `,
      text.replace('"version": 1,', '"version": 1,  '),
    ]) {
      const entries = replaced(changed({}), 'manifest.json', { content: Buffer.from(hidden) });
      expect((await refusal(craftZip(entries))).message).toContain('says more than a manifest may');
    }
  });
});

describe('versions', () => {
  test('a package of a newer version says so, whatever else is in it', async () => {
    const entries = changed({}, [{ name: 'signatures/first', content: log }], (manifest) => {
      manifest['version'] = 2;
      manifest['future'] = true;
    });
    expect(await refusal(craftZip(entries))).toMatchObject({
      code: 'newer-version',
      message: 'The package was written by a newer version of Debrief (package version 2).',
      next: 'Open it with a current version of Debrief.',
    });
  });

  test.each([0, -1, 1.5, '1', null])('a package of version %j is refused', async (version) => {
    const entries = changed({}, [], (manifest) => {
      manifest['version'] = version;
    });
    expect((await refusal(craftZip(entries))).code).toBe('unreadable-input');
  });

  test('a report of a newer schema says so', async () => {
    const envelope = jsonOf('report.json') as { report: { schemaVersion: number } };
    envelope.report.schemaVersion = 99;
    const { code } = await refusal(craftZip(changed({ 'report.json': json(envelope) })));
    expect(code).toBe('newer-version');
  });

  test('an encrypted package of a newer version says so before it asks for a passphrase', async () => {
    const bytes = Buffer.from(
      await written(contentOf(history, [log]), { encryption: encryptionWith('secret') }),
    );
    bytes[14] = 2;
    expect((await refusal(bytes)).code).toBe('newer-version');
  });
});

describe('damage', () => {
  const small = withAttachment(begun(), Buffer.from('x'));

  test('a byte flipped anywhere: refused, or the content is the same', async () => {
    const bytes = await written(contentOf(small, [Buffer.from('x')]));
    const original = await open(bytes).then((result) => (result.ok ? content(result.value) : ''));
    const same: string[] = [];
    const refused: Failure[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1 << (at % 8);
      const result = await open(flipped);
      if (result.ok) same.push(await content(result.value));
      else refused.push(result.error);
    }
    console.log(
      `${bytes.length} bytes flipped one by one: ${same.length} left the content the same, ${refused.length} were refused.`,
    );
    expect(same.every((one) => one === original)).toBe(true);
    expect(same.length).toBeLessThan(10);
    expect(refused.every(({ kept }) => kept === 'Nothing was stored.')).toBe(true);
    expect(refused.filter(({ code }) => code === 'internal')).toEqual([]);
  });

  test('cut off at any length: refused', async () => {
    const bytes = await written(contentOf(small, [Buffer.from('x')]));
    for (let length = 0; length < bytes.length; length += 1) {
      expect((await refusal(bytes.subarray(0, length))).code).toBe('unreadable-input');
    }
  });

  test('in an encrypted package each flipped byte and each lost byte is damage, not a wrong passphrase', async () => {
    const encryption = encryptionWith('secret');
    const bytes = await written(contentOf(small, [Buffer.from('x')]), { encryption });
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 0x10;
      const { code } = await refusal(flipped, { passphrase: 'secret' });
      expect(code).toBe(at === 14 ? 'newer-version' : 'unreadable-input');
      expect((await refusal(bytes.subarray(0, at), { passphrase: 'secret' })).code).toBe('unreadable-input');
    }
  });

  test('chunks of an encrypted package that are swapped, repeated, left out or cut off', async () => {
    const big = Buffer.from(Array.from({ length: 400_000 }, (_, at) => (at * 7919) % 253));
    const packed = contentOf(withAttachment(begun(), big), [big]);
    const bytes = await written(packed, { encryption: encryptionWith('secret') });
    const [header, chunk] = [82, 65_536 + 16];
    const parts = Array.from({ length: Math.ceil((bytes.length - header) / chunk) }, (_, at) =>
      bytes.subarray(header + at * chunk, header + (at + 1) * chunk),
    );
    expect(parts.length).toBeGreaterThan(2);
    const [first, second, ...rest] = parts;
    const joined = (...pieces: (Uint8Array | undefined)[]): Buffer =>
      Buffer.concat([bytes.subarray(0, header), ...pieces.filter((piece) => piece !== undefined)]);
    expect((await open(joined(first, second, ...rest), { passphrase: 'secret' })).ok).toBe(true);
    for (const harmed of [
      joined(second, first, ...rest),
      joined(first, first, ...rest),
      joined(second, ...rest),
      joined(first, second, ...rest, rest.at(-1)),
      joined(),
    ]) {
      expect((await refusal(harmed, { passphrase: 'secret' })).code).toBe('unreadable-input');
    }
    const cut = await refusal(joined(first, second), { passphrase: 'secret' });
    expect(cut.message).toBe('The encrypted package is not complete: its end is missing.');
  });
});

describe('passphrases', () => {
  const sealed = (passphrase: string) =>
    written(contentOf(history, [log]), { encryption: encryptionWith(passphrase) });

  test('no passphrase, a wrong one, the right one', async () => {
    const bytes = await sealed('Größe 1');
    expect((await refusal(bytes)).code).toBe('passphrase-needed');
    for (const wrong of ['', 'größe 1', 'Größe 1 ', 'Grösse 1']) {
      expect((await refusal(bytes, { passphrase: wrong })).code).toBe('wrong-passphrase');
    }
    for (const right of ['Größe 1', 'Gro\u0308ße 1', 'Größe\u00a01', 'Größe １']) {
      expect((await open(bytes, { passphrase: right })).ok).toBe(true);
    }
  });

  test('nothing of the report can be read in the bytes', async () => {
    const bytes = Buffer.from(await sealed('secret'));
    for (const word of [
      'Words',
      'report.json',
      'debrief-package',
      'disk full',
      history.report.id,
      'PK\u0003\u0004',
    ]) {
      expect(bytes.includes(word)).toBe(false);
    }
  });

  test('without other orders the work is scrypt with N = 2^17, r = 8, p = 1', async () => {
    const bytes = await written(contentOf(history, [log]), {
      encryption: { passphrase: 'secret', randomBytes },
    });
    expect([...bytes.subarray(14, 18)]).toEqual([1, 17, 8, 1]);
    const started = performance.now();
    expect(await openPackageBytes(bytes, readOptions({ passphrase: 'secret' }))).toMatchObject({ ok: true });
    console.log(`An encrypted package was opened in ${Math.round(performance.now() - started)} ms.`);
  });

  test('an empty passphrase is refused when writing', async () => {
    await expect(sealed('')).rejects.toThrow('An empty passphrase protects nothing.');
  });

  test.each([
    { logN: 40, r: 8, p: 1 },
    { logN: 255, r: 255, p: 255 },
    { logN: 17, r: 255, p: 1 },
    { logN: 17, r: 8, p: 200 },
    { logN: 0, r: 8, p: 1 },
    { logN: 17, r: 0, p: 1 },
  ])('scrypt with $logN, $r, $p is refused before it begins', async ({ logN, r, p }) => {
    const bytes = Buffer.from(await sealed('secret'));
    bytes.set([logN, r, p], 15);
    bytes.set(createHash('sha256').update(bytes.subarray(0, 66)).digest().subarray(0, 16), 66);
    const started = performance.now();
    const never = () => Promise.reject(new Error('scrypt was begun'));
    const { message, code } = await refusal(bytes, { passphrase: 'secret', stretch: never });
    expect(code).toBe('unreadable-input');
    expect(message).toContain(`N = 2^${logN}, r = ${r}, p = ${p}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('bombs', () => {
  const MB = 1024 * 1024;
  const Printed = z.strictObject({
    code: z.string(),
    message: z.string(),
    grown: z.number(),
    milliseconds: z.number(),
  });

  /** Opens the package in a process of its own, and says by how much its memory grew. */
  const openElsewhere = async (name: string, bytes: Uint8Array): Promise<z.infer<typeof Printed>> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'debrief-bomb-'));
    try {
      const file = path.join(folder, 'bomb.debrief');
      await writeFile(file, bytes);
      const script = path.join(import.meta.dirname, 'open-package.ts');
      const { stdout } = await promisify(execFile)(process.execPath, [script, file], { timeout: 50_000 });
      const printed = Printed.parse(JSON.parse(stdout));
      console.log(
        `${name}: ${(bytes.length / MB).toFixed(1)} MB, refused after ${printed.milliseconds} ms with ${Math.round(printed.grown / MB)} MB more memory.`,
      );
      return printed;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  /** 10 GB of zeros in 10 MB: one piece of packed zeros that stands behind itself again and again. */
  const tenGigabytes = (): Buffer => {
    const piece = deflateRawSync(Buffer.alloc(64 * MB), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
    return Buffer.concat([...Array.from({ length: 160 }, () => piece), deflateRawSync(Buffer.alloc(0))]);
  };

  test('10 GB that say they are 20 MB are unpacked no further than that, in little memory', async () => {
    const said = 20 * MB;
    const packed = tenGigabytes();
    for (const name of [ATTACHMENT, 'report.json', 'manifest.json']) {
      const size = name === 'manifest.json' ? 4 * MB : said;
      const entries = replaced(
        changed({}, [], ({ files: listed }) => {
          for (const one of listed) if (one.path === name) one.size = size;
        }),
        name,
        { packed, both: { size } },
      );
      const { code, message, grown } = await openElsewhere(
        `10 GB as ${name.slice(0, 13)}`,
        craftZip(entries),
      );
      expect(code).toBe('unreadable-input');
      expect(message).toContain('unpacks to more than it says');
      expect(grown).toBeLessThan(100 * MB);
    }
  });

  test('sizes that no honest file has are refused before a byte is unpacked', async () => {
    const packed = tenGigabytes();
    const entries = replaced(changed({}), ATTACHMENT, { packed, both: { size: 0xffff_fffe } });
    const printed = await openElsewhere('10 GB that say 4 GB, the most a header can', craftZip(entries));
    expect(printed.code).toBe('too-large');
    expect(printed.grown).toBeLessThan(40 * MB);
    const modest = replaced(changed({}), ATTACHMENT, {
      packed: deflateRawSync(Buffer.alloc(20 * MB), { level: 9 }),
      both: { size: 20 * MB },
    });
    expect((await refusal(craftZip(modest))).message).toContain('times its size');
  });

  test('many files that are small each and too much together', async () => {
    const many = Array.from({ length: 9000 }, (_, index) => ({
      name: `attachments/${index.toString(16).padStart(64, '0')}`,
      content: Buffer.alloc(0),
      packed: Buffer.alloc(2048),
      both: { size: 300 * 1024 },
    }));
    const printed = await openElsewhere('9,000 files, 2.6 GB together', craftZip(changed({}, many)));
    expect(printed.code).toBe('too-large');
    expect(printed.message).toContain('2048 MB together');
    expect(printed.grown).toBeLessThan(60 * MB);
  });

  test('lists of nothing, which take a dozen times their length in memory', async () => {
    const lists = Buffer.from(`{"a":[${'[],'.repeat(20 * MB)}[]]}\n`);
    for (const name of ['report.json', 'history.jsonl']) {
      const entries = changed({ [name]: lists });
      const printed = await openElsewhere(`60 MB of lists as ${name}`, craftZip(entries));
      expect(printed.message).toMatch(/more values than it may|nested deeper/);
      // Once as it lies there and once checked.
      expect(printed.grown).toBeLessThan(200 * MB);
    }
  });

  test('the trick of the overlapping files', async () => {
    const kernel = deflateRawSync(Buffer.alloc(24 * MB), { level: 9 });
    const ghosts = Array.from({ length: 5000 }, (_, index) => ({
      name: `attachments/${index.toString(16).padStart(64, '0')}`,
      content: Buffer.alloc(0),
      packed: kernel,
      isGhost: true,
      central: { offset: 0, size: 2 * MB },
    }));
    const printed = await openElsewhere('5,000 files over the same bytes', craftZip(changed({}, ghosts)));
    expect(printed.code).toBe('unreadable-input');
    expect(printed.message).toContain('place of');
    expect(printed.grown).toBeLessThan(60 * MB);
  });

  test('a package inside a package is a file like any other', async () => {
    const nested = withAttachment(begun(), good);
    const result = await open(await written(contentOf(nested, [good])));
    expect(result.ok && result.value.attachments).toEqual([{ sha256: sha256(good), size: good.length }]);
  });

  test('more files than a package may hold, and a package that is too long', async () => {
    const many = Array.from({ length: 10_005 }, (_, index) => ({
      name: `f${index}`,
      content: Buffer.alloc(0),
    }));
    expect((await refusal(craftZip(many))).message).toContain('more than it may');
    const endless = {
      size: 2 ** 40,
      read: (_from: number, length: number) => Promise.resolve(Buffer.alloc(length)),
    };
    expect(await openPackage(endless, readOptions())).toMatchObject({ error: { code: 'too-large' } });
  });

  test('an attachment or a history that is larger than it may be', async () => {
    for (const name of [ATTACHMENT, 'history.jsonl']) {
      const size = (name === ATTACHMENT ? 25 : 128) * MB + 1;
      const packed = Buffer.alloc(Math.ceil(size / 150));
      const entries = replaced(
        changed({}, [], ({ files: listed }) => {
          for (const one of listed) if (one.path === name) one.size = size;
        }),
        name,
        { packed, both: { size } },
      );
      expect((await refusal(craftZip(entries))).code).toBe('too-large');
    }
  });
});
