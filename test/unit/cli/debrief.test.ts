/** The command line as a user meets it: exit codes, what it says, and the files it leaves. */
import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resourcesFolder } from '../../../electron/serve/places.ts';
import { temporaryFolder } from '../../contract/drivers.ts';
import { debrief, type Ended } from './run.ts';

const MARKDOWN = `# Disk full

**Incident ID:** INC-2026-03-14-001

## Executive Summary

The disk was full.

## Timeline (All Times UTC)

| Time | Event | Actor | Notes |
|------|-------|-------|-------|
| 14:32 | Disk at 100 % | Monitoring | |
`;

let folder = '';
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await copyFile(path.join(resourcesFolder, 'samples', 'outage.json'), path.join(folder, 'outage.json'));
  await writeFile(path.join(folder, 'report.md'), MARKDOWN);
});
afterEach(() => remove());

const run = (...words: readonly string[]): Promise<Ended> => debrief(folder, ...words);
const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');
/** What the commands wrote: everything but the input, the settings and the library. */
const written = async (): Promise<string[]> =>
  (await readdir(folder))
    .filter((name) => !['outage.json', 'report.md', 'library', 'config'].includes(name))
    .toSorted();
const outage = async (changes: Record<string, unknown>): Promise<string> =>
  JSON.stringify({ ...(JSON.parse(await read('outage.json')) as object), ...changes });

describe('usage', () => {
  test.each([
    ['--help'],
    ['export', '--help'],
    ['import', '--help'],
    ['validate', '--help'],
    ['check', '--help'],
    ['backup', '--help'],
    ['restore', '--help'],
    ['serve', '--help'],
    ['--version'],
  ])('%s %s ends well', async (...words) => {
    const ended = await run(...words);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).not.toBe('');
  });

  test.each(['export', 'import', 'validate', 'check', 'backup', 'restore', 'serve'])(
    'the help of %s shows examples and exit codes',
    async (command) => {
      const { out } = await run(command, '--help');
      expect(out).toContain(`debrief ${command} `);
      expect(out).toContain('Exit codes:');
    },
  );

  test.each([
    [],
    ['explode'],
    ['export'],
    ['export', 'outage.json', 'extra'],
    ['export', 'outage.json', '--colour'],
    ['export', 'outage.json', '--paper', 'a5'],
    ['export', 'outage.json', '--pdf'],
    ['export', 'outage.json', '--pdf', 'same', '--docx', './same'],
    ['export', 'outage.json', '--json', 'outage.json'],
    ['import', 'report.md', '--out', 'report.md'],
    ['restore'],
    ['check', 'one', 'two'],
    ['serve', '--port', 'http'],
    ['serve', '--port', '65536'],
  ])('%s %s %s %s %s %s is wrong usage', async (...words) => {
    const ended = await run(...words);
    expect(ended.code).toBe(2);
    expect(ended.err).not.toBe('');
    expect(ended.out).toBe('');
    expect(await written()).toEqual([]);
  });
});

describe('export', { timeout: 60_000 }, () => {
  test('writes every format that is asked for, and says what it wrote', async () => {
    const ended = await run(
      'export',
      'outage.json',
      '--pdf',
      'a.pdf',
      '--docx',
      'a.docx',
      '--markdown',
      'a.md',
      '--json',
      'a.json',
    );
    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(
      /^a\.pdf \(\d+ pages, \d+ KB, opened again and checked\)\na\.docx \(.*\)\na\.md \(\d+ KB, .*\)\na\.json \(\d+ KB, .*\)\n$/,
    );
    expect(await written()).toEqual(['a.docx', 'a.json', 'a.md', 'a.pdf']);
    expect((await read('a.pdf')).startsWith('%PDF-')).toBe(true);
    expect(JSON.parse(await read('a.json'))).toEqual(JSON.parse(await read('outage.json')));
  });

  test('takes Markdown, tells what is missing in one line, and still writes the draft', async () => {
    const ended = await run('export', 'report.md', '--json', 'a.json');
    expect(ended.code).toBe(0);
    expect(ended.err).toMatch(/^note: not ready for signature, \d+ problems found.*$/m);
    expect(JSON.parse(await read('a.json'))).toMatchObject({ incident: { title: 'Disk full' } });
  });

  test('of the same Markdown gives the same record', async () => {
    await run('export', 'report.md', '--json', 'a.json');
    await run('export', 'report.md', '--json', 'b.json');
    expect(await read('a.json')).toBe(await read('b.json'));
  });

  test('without formats names PDF and DOCX after the incident and replaces nothing', async () => {
    await writeFile(path.join(folder, 'INC-2026-02-10-001-v1.docx'), 'mine');
    const ended = await run('export', 'outage.json');
    expect(ended.code).toBe(0);
    expect(await written()).toEqual([
      'INC-2026-02-10-001-v1 (2).docx',
      'INC-2026-02-10-001-v1 (2).pdf',
      'INC-2026-02-10-001-v1.docx',
    ]);
    expect(await read('INC-2026-02-10-001-v1.docx')).toBe('mine');
  });

  test('replaces a file that is named, through a link where it is one', async () => {
    await writeFile(path.join(folder, 'target.json'), 'old');
    await symlink('target.json', path.join(folder, 'link.json'));
    expect((await run('export', 'outage.json', '--json', 'link.json')).code).toBe(0);
    expect(JSON.parse(await read('target.json'))).toMatchObject({ schemaVersion: 1 });
    expect(await written()).toEqual(['link.json', 'target.json']);
  });

  test('appends the history of a report of the library, the same each time; a loose file has none', async () => {
    await run('import', 'outage.json');
    const texts: string[] = [];
    for (const name of ['a.md', 'b.md']) {
      const ended = await run('export', 'INC-2026-02-10-001', '--markdown', name, '--history');
      expect(ended.code).toBe(0);
      texts.push(await read(name));
    }
    expect(texts[0]).toContain('## Appendix E: Change History');
    expect(texts[0]).toContain('Whole: each entry follows from the one before it.');
    expect(texts[1]).toBe(texts[0]);
    const loose = await run('export', 'outage.json', '--markdown', 'c.md', '--history');
    expect(loose).toMatchObject({
      code: 2,
      err: expect.stringContaining('--history is for reports of the library'),
    });
    expect(await written()).toEqual(['a.md', 'b.md']);
  });

  test('finds a report of the library by its incident ID', async () => {
    await run('import', 'outage.json');
    expect((await run('export', 'INC-2026-02-10-001', '--json', 'a.json')).code).toBe(0);
    await run('import', 'outage.json');
    const ambiguous = await run('export', 'INC-2026-02-10-001', '--json', 'b.json');
    expect(ambiguous.code).toBe(2);
    expect(ambiguous.err).toContain('2 reports have the incident ID');
  });

  test('writes nothing where one file cannot be written', async () => {
    await mkdir(path.join(folder, 'folder.pdf'));
    await writeFile(path.join(folder, 'old.json'), 'old');
    const targets = ['nowhere/a.pdf', 'folder.pdf', '/dev/null'];
    for (const target of targets) {
      const ended = await run('export', 'outage.json', '--json', 'old.json', '--markdown', target);
      expect(ended.code).toBe(3);
      expect(ended.err).toMatch(/^error: Could not write/);
    }
    expect(await read('old.json')).toBe('old');
    expect(await written()).toEqual(['folder.pdf', 'old.json']);
  });

  test('refuses what is no valid report, field by field', async () => {
    await writeFile(path.join(folder, 'bad.json'), await outage({ timeline: { rows: 3 }, title: 'stray' }));
    const ended = await run('export', 'bad.json', '--json', 'a.json');
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(/^timeline\.rows: .+$/m);
    expect(
      ended.err
        .trim()
        .split('\n')
        .every((line) => line.includes(': ')),
    ).toBe(true);
    expect(await written()).toEqual(['bad.json']);
  });

  test('refuses what cannot be read', async () => {
    await writeFile(path.join(folder, 'newer.json'), await outage({ schemaVersion: 99 }));
    await writeFile(path.join(folder, 'half.json'), '{"schemaVersion":');
    await writeFile(path.join(folder, 'binary.md'), Buffer.from([0, 159, 146, 150, 0, 0]));
    for (const input of ['newer.json', 'half.json', 'binary.md', 'missing.json', 'library']) {
      const ended = await run('export', input, '--json', 'a.json');
      expect({ input, code: ended.code }).toEqual({ input, code: 2 });
      expect(ended.err).toMatch(/^error: /);
    }
    expect((await run('export', 'newer.json')).err).toContain('newer version');
  });
});

describe('import', () => {
  test('stores a report in the library and says what it understood', async () => {
    const ended = await run('import', 'report.md');
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('Imported INC-2026-03-14-001 Disk full into');
    expect(ended.out).toContain('filled: ');
    expect(await readdir(path.join(folder, 'library', 'reports'))).toHaveLength(1);
  });

  test('to a file leaves the library alone', async () => {
    const ended = await run('import', 'report.md', '--out', 'a.json');
    expect(ended.code).toBe(0);
    expect(JSON.parse(await read('a.json'))).toMatchObject({ incident: { title: 'Disk full' } });
    expect(await readdir(folder)).not.toContain('library');
  });

  test('to a file and a library does both', async () => {
    const ended = await run('import', 'report.md', '--out', 'a.json', '--library', 'other');
    expect(ended.code).toBe(0);
    const [file] = await readdir(path.join(folder, 'other', 'reports'));
    expect(file).toBe(`${(JSON.parse(await read('a.json')) as { id: string }).id}.json`);
  });

  test('where nothing can be written says so', async () => {
    await writeFile(path.join(folder, 'file'), '');
    expect((await run('import', 'report.md', '--library', 'file')).code).toBe(3);
    expect((await run('import', 'report.md', '--out', 'nowhere/a.json')).code).toBe(3);
    expect((await run('import', 'missing.md')).code).toBe(2);
  });
});

describe('validate', () => {
  test('accepts a report that is ready', async () => {
    const ended = await run('validate', 'outage.json');
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('ready');
  });

  test('lists each problem as "field path: message"', async () => {
    const ended = await run('validate', 'report.md');
    expect(ended.code).toBe(1);
    const lines = ended.err.trim().split('\n');
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.every((line) => /^[\w.-]+: \S/.test(line))).toBe(true);
  });

  test('prints the same as JSON', async () => {
    const ended = await run('validate', 'report.md', '--json');
    expect(ended).toMatchObject({ code: 1, err: '' });
    const result = JSON.parse(ended.out) as { valid: boolean; problems: { path: string; level: string }[] };
    expect(result.valid).toBe(false);
    expect(result.problems.some(({ level }) => level === 'error')).toBe(true);
    const ready = JSON.parse((await run('validate', 'outage.json', '--json')).out) as { valid: boolean };
    expect(ready.valid).toBe(true);
  });

  test('names the fields of a report that cannot even be stored', async () => {
    await writeFile(path.join(folder, 'bad.json'), await outage({ timeline: { rows: 3 } }));
    const ended = await run('validate', 'bad.json', '--json');
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject({
      valid: false,
      problems: [{ path: 'timeline.rows', level: 'error' }],
    });
    expect((await run('validate', 'bad.json')).err).toMatch(/^timeline\.rows: /);
  });
});
