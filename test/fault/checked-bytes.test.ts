/** Every kind of file of a library with single bits turned over, plain and encrypted: the check finds each. */
import { readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rollBackup } from '../../electron/library/backup/rolling.ts';
import { checkLibrary, type Checked } from '../../electron/library/check/check.ts';
import type { CheckingSealer, Finding } from '../../electron/library/check/finding.ts';
import { nodeFileSystem } from '../../electron/library/file-system.ts';
import { plainSealer } from '../../electron/library/sealer.ts';
import { encryptLibrary } from '../../electron/vault/convert/convert.ts';
import { createVault } from '../../electron/vault/vault.ts';
import { vaultSealer } from '../../electron/vault/vault-sealer.ts';
import { temporaryFolder } from '../contract/drivers.ts';
import { fill, type Filled, type TestLibrary, testLibrary, valueOf } from '../setup/backup-library.ts';
import { oneIn } from '../setup/campaign.ts';
import { bytesOf } from './library-bytes.ts';

let folder = '';
let remove: () => Promise<void>;
let library: TestLibrary;
let filled: Filled;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  library = testLibrary(path.join(folder, 'library'));
  filled = await fill(library);
});
afterEach(() => remove());

const check = async (
  sealer: CheckingSealer | null = plainSealer,
): Promise<{ checked: Checked; findings: Finding[]; problems: string[]; looked: string[] }> => {
  const findings: Finding[] = [];
  const looked: string[] = [];
  const checked = await checkLibrary({
    folder: library.folder,
    fs: nodeFileSystem,
    now: () => library.at,
    sealer,
    tell: (finding) => findings.push(finding),
    looked: (name) => looked.push(name),
  });
  const problems = findings.filter(({ level }) => level === 'problem').map((finding) => finding.path);
  return { checked, findings, problems, looked };
};

/** In the place of a file, so that no backup that shares it is changed with it. */
const replace = async (file: string, bytes: Uint8Array): Promise<void> => {
  await unlink(file);
  await writeFile(file, bytes);
};

/** Turns bits over in one file; the positions at which nothing was found. */
const unnoticed = async (name: string, stride: number, sealer: CheckingSealer): Promise<string[]> => {
  const file = path.join(library.folder, name);
  const good = await readFile(file);
  const silent: string[] = [];
  for (let at = 0; at < good.byteLength; at += stride) {
    const flipped = Uint8Array.from(good);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    await replace(file, flipped);
    const { problems } = await check(sealer);
    if (problems.length === 0)
      silent.push(`${name} at ${at}: ${JSON.stringify(good.toString('latin1', at - 20, at + 20))}`);
  }
  await replace(file, good);
  return silent;
};

const kinds = (): string[] => [
  `reports/${filled.report.id}.json`,
  `history/${filled.report.id}.jsonl`,
  `trash/${filled.away.id}.json`,
];

const attachment = async (): Promise<string> =>
  `attachments/${(await readdir(path.join(library.folder, 'attachments')))[0] ?? ''}`;

const encrypt = async (): Promise<CheckingSealer> => {
  const { vault, dataKey } = valueOf(
    await createVault('library1', 'seven quiet otters in a row', {
      chooseCost: () => Promise.resolve(2 ** 15),
    }),
  );
  const place = {
    folder: library.folder,
    fs: nodeFileSystem,
    now: () => library.at,
    newId: library.place.newId,
  };
  valueOf(await encryptLibrary(place, vault, dataKey));
  return vaultSealer(dataKey);
};

describe('a whole library', () => {
  test('has no problem, every file of it was looked at, and nothing was written', async () => {
    valueOf(await rollBackup(library.place, { keepDaily: 7, keepWeekly: 4 }));
    const before = await bytesOf(library.folder);
    const { checked, findings, looked } = await check();
    expect(findings).toEqual([]);
    expect(checked).toEqual({ reports: 2, inTrash: 1, histories: 3, attachments: 1, backups: 1 });
    const own = [...before.keys()].filter((name) => !name.startsWith('backups/'));
    expect(looked).toEqual(expect.arrayContaining(own));
    expect(await bytesOf(library.folder)).toEqual(before);
  });

  test('that is encrypted has none either, with its key and without', async () => {
    const sealer = await encrypt();
    valueOf(await rollBackup(library.place, { keepDaily: 7, keepWeekly: 4 }));
    expect((await check(sealer)).findings).toEqual([]);
    expect((await check(null)).findings).toEqual([]);
  });
});

/** Places at which a file is changed. */
const places = oneIn(2) === 1 ? 60 : 30;

describe('a changed bit', () => {
  test('is found in every kind of file of a plain library', async () => {
    const names = [...kinds(), await attachment()];
    let tried = 0;
    for (const name of names) {
      const { byteLength } = await readFile(path.join(library.folder, name));
      const stride = Math.max(1, Math.floor(byteLength / places));
      tried += Math.ceil(byteLength / stride);
      expect(await unnoticed(name, stride, plainSealer)).toEqual([]);
    }
    console.info(`bits changed in plain files: ${tried}; found by the check: ${tried}`);
  });

  test('is found in every byte of the envelope of a report', async () => {
    const name = `reports/${filled.report.id}.json`;
    const file = path.join(library.folder, name);
    const good = await readFile(file);
    const end = good.indexOf('"report"') + 10;
    const silent: string[] = [];
    for (let at = 0; at < end; at += 1) {
      // One bit of each byte, or all of these in a campaign.
      for (const bit of [0, 3, 5].filter((_, index) => index % oneIn(3) === at % oneIn(3))) {
        const flipped = Uint8Array.from(good);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        await replace(file, flipped);
        if ((await check()).problems.length === 0)
          silent.push(`${at}/${bit}: ${good.toString('latin1', at - 8, at + 8)}`);
      }
    }
    expect(silent).toEqual([]);
  });

  test('is found in every kind of file of an encrypted library, key file and copy included', async () => {
    const sealer = await encrypt();
    const names = [...kinds(), await attachment(), 'library.json', 'library.copy.json'];
    let tried = 0;
    for (const name of names) {
      const { byteLength } = await readFile(path.join(library.folder, name));
      const stride = Math.max(1, Math.floor(byteLength / places));
      tried += Math.ceil(byteLength / stride);
      expect(await unnoticed(name, stride, sealer)).toEqual([]);
    }
    console.info(`bits changed in encrypted files: ${tried}; found by the check: ${tried}`);
  });

  test('is found in every file of a backup, its manifest included', async () => {
    const { folder: made, name: backup } = valueOf(
      await rollBackup(library.place, { keepDaily: 7, keepWeekly: 4 }),
    );
    let tried = 0;
    for (const [name, bytes] of await bytesOf(made)) {
      const stride = Math.max(1, Math.floor(bytes.byteLength / 12));
      tried += Math.ceil(bytes.byteLength / stride);
      expect(await unnoticed(`backups/${backup}/${name}`, stride, plainSealer)).toEqual([]);
    }
    console.info(`bits changed in files of a backup: ${tried}; found by the check: ${tried}`);
  });
});

describe('what is missing or left over', () => {
  test('each missing file is a problem of its own', async () => {
    for (const name of [
      `reports/${filled.report.id}.json`,
      `history/${filled.report.id}.jsonl`,
      await attachment(),
    ]) {
      const file = path.join(library.folder, name);
      const good = await readFile(file);
      await rm(file);
      const { problems } = await check();
      expect(problems).toEqual([name]);
      await writeFile(file, good);
    }
    expect((await check()).problems).toEqual([]);
  });

  test('a history that leads elsewhere than the report is named, and so are swapped reports', async () => {
    const [one, two] = [filled.report.id, filled.other.id].map((id) =>
      path.join(library.folder, 'history', `${id}.jsonl`),
    );
    const [first, second] = [await readFile(one!), await readFile(two!)];
    await writeFile(one!, second);
    await writeFile(two!, first);
    const { problems } = await check();
    expect(problems).toContain(`history/${filled.report.id}.jsonl`);
    expect(problems).toContain(`history/${filled.other.id}.jsonl`);
  });

  test('what a crash, a repair and other programs leave is a note, and no problem', async () => {
    await writeFile(path.join(library.folder, 'reports', '.x.json.f1.debrief-tmp'), 'half');
    await writeFile(path.join(library.folder, 'reports', 'x.json.corrupt-20260314T120000000Z'), 'rotten');
    await writeFile(path.join(library.folder, 'history', 'x.jsonl.torn-20260314T120000000Z'), 'torn');
    await writeFile(path.join(library.folder, 'notes.txt'), 'mine');
    const journal = path.join(library.folder, 'history', `${filled.report.id}.jsonl`);
    await writeFile(journal, Buffer.concat([await readFile(journal), Buffer.from('{"seq":')]));
    const { findings } = await check();
    expect(findings.map(({ level, path: name }) => `${level} ${name}`).toSorted()).toEqual([
      `note history/${filled.report.id}.jsonl`,
      'note history/x.jsonl.torn-20260314T120000000Z',
      'note notes.txt',
      'note reports/.x.json.f1.debrief-tmp',
      'note reports/x.json.corrupt-20260314T120000000Z',
    ]);
  });

  test('a save that was broken off before the report file is a note', async () => {
    const file = path.join(library.folder, 'reports', `${filled.report.id}.json`);
    const before = await readFile(file);
    const opened = valueOf(await library.open().read(filled.report.id));
    library.at = new Date('2026-03-14T13:00:00.000Z');
    valueOf(
      await library
        .open()
        .save({ ...opened.report, summary: { ...opened.report.summary, text: 'Later' } }, opened.sha256),
    );
    await replace(file, before);
    const { findings } = await check();
    expect(findings).toMatchObject([{ level: 'note', path: `reports/${filled.report.id}.json` }]);
  });

  test('a file among encrypted ones that is not, and one that was swapped, are named without the key', async () => {
    const plain = await readFile(path.join(library.folder, 'reports', `${filled.other.id}.json`));
    await encrypt();
    const [one, two] = [filled.report.id, filled.other.id].map((id) =>
      path.join(library.folder, 'reports', `${id}.json`),
    );
    await replace(two!, plain);
    expect((await check(null)).problems).toEqual([`reports/${filled.other.id}.json`]);
    await replace(two!, await readFile(one!));
    expect((await check(null)).problems).toEqual([`reports/${filled.other.id}.json`]);
  });
});
