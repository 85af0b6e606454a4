/** Lock files: who has a report, when a lock is left behind, and that of many who want it one gets it. */
import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../../electron/library/file-system.ts';
import { createReportLocks, type ReportLocks } from '../../../electron/library/locks/locks.ts';
import { type Program, thisProgram } from '../../../electron/library/locks/program.ts';
import { GIVEN_UP_AFTER, PATIENCE } from '../../../electron/library/locks/turn.ts';
import { temporaryFolder } from '../../contract/drivers.ts';
import { countingIds } from '../../setup/ids.ts';

let folder = '';
let remove: () => Promise<void>;
let clock = 0;
beforeEach(async () => {
  clock = 0;
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const newId = countingIds('l');
const lockFile = () => path.join(folder, 'a.json');
const ended: Program['isRunning'] = () => false;
const running: Program['isRunning'] = () => true;

let processes = 1000;
const program = (changes: Partial<Program> = {}): Program => ({
  machine: 'ws-14',
  machineKey: 'key-14',
  processId: (processes += 1),
  processStarted: '100',
  run: `run-${newId()}`,
  account: 'ana',
  isRunning: running,
  ...changes,
});

const open = (of: Program): ReportLocks =>
  createReportLocks({
    fs: nodeFileSystem,
    folder,
    program: of,
    now: () => new Date('2026-03-14T14:32:00.000Z'),
    newId,
    clock: () => clock,
    pause: (milliseconds) =>
      new Promise((resolve) => {
        clock += milliseconds;
        setImmediate(resolve);
      }),
  });

const take = (locks: ReportLocks, user = 'Ana'): Promise<void> =>
  locks.inTurn('a', (turn) => turn.take(user));
const kind = async (locks: ReportLocks): Promise<string> => (await locks.look('a')).kind;

describe('a lock', () => {
  test('is free, mine and held, and names its holder to others', async () => {
    const [mine, other] = [open(program()), open(program({ machineKey: 'key-15' }))];
    expect(await kind(mine)).toBe('free');
    await take(mine);
    expect(await kind(mine)).toBe('mine');
    expect(await other.look('a')).toEqual({
      kind: 'held',
      holder: { user: 'Ana', machine: 'ws-14', since: '2026-03-14T14:32:00.000Z' },
    });
    await other.inTurn('a', (turn) => turn.release());
    expect(await kind(mine)).toBe('mine');
    await mine.inTurn('a', (turn) => turn.release());
    expect(await readdir(folder)).toEqual([]);
  });

  test('that is taken over is lost for the one who had it, and no trace is left of the change', async () => {
    const [first, second] = [open(program()), open(program())];
    await take(first);
    await take(second, 'Ben');
    expect([await kind(first), await kind(second)]).toEqual(['held', 'mine']);
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  test('is free at once where its process of this machine has ended', async () => {
    await take(open(program()));
    expect(await kind(open(program({ processId: 12, isRunning: ended })))).toBe('free');
    expect(await kind(open(program({ processId: 12, isRunning: running })))).toBe('held');
  });

  test('of an earlier run is free where our process was given its number', async () => {
    await take(open(program({ processId: 1 })));
    expect(await kind(open(program({ processId: 1, isRunning: running })))).toBe('free');
  });

  test('of another machine is never judged by process numbers, and free when it was not renewed for long', async () => {
    await take(open(program()));
    const other = open(program({ machineKey: 'key-15', isRunning: ended }));
    expect(await kind(other)).toBe('held');
    clock += GIVEN_UP_AFTER - 1;
    expect(await kind(other)).toBe('held');
    clock += 1;
    expect(await kind(other)).toBe('free');
  });

  test('that is renewed stays held, however long and whatever the clocks of both machines say', async () => {
    const holder = open(program());
    const other = open(program({ machineKey: 'key-15', isRunning: ended }));
    for (let minute = 0; minute < 5; minute += 1) {
      await take(holder);
      expect(await kind(other)).toBe('held');
      clock += GIVEN_UP_AFTER - 1;
    }
  });

  test.each([
    ['empty', ''],
    ['half', '{"half":'],
    ['other JSON', '{"machine":"ws-14"}'],
    ['zeros', '\u0000'.repeat(300)],
  ])(
    'that cannot be read (%s) is held by nobody known, and free after the same wait',
    async (_what, content) => {
      await writeFile(lockFile(), content);
      const locks = open(program({ isRunning: ended }));
      expect(await locks.look('a')).toMatchObject({ kind: 'held', holder: { user: '', machine: '' } });
      clock += GIVEN_UP_AFTER;
      expect(await kind(locks)).toBe('free');
      await take(locks);
      expect(await kind(locks)).toBe('mine');
    },
  );
});

describe('a turn', () => {
  test('is had by one at a time, in one program and in two', async () => {
    const one = open(program());
    const two = open(program());
    let inside = 0;
    let most = 0;
    const work = (locks: ReportLocks) =>
      locks.inTurn('a', async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 2));
        inside -= 1;
      });
    await Promise.all(Array.from({ length: 20 }, (_, index) => work(index % 2 === 0 ? one : two)));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  test('ends where the action fails, with its reason', async () => {
    const locks = open(program());
    await expect(locks.inTurn('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await take(locks);
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  test('that a killed process left is put aside at once; another machine’s after a wait', async () => {
    const dead = { machineKey: 'key-14', processId: 99, processStarted: '1', run: 'dead' };
    await writeFile(path.join(folder, 'a.turn'), JSON.stringify(dead));
    await take(open(program({ isRunning: ended })));
    expect(clock).toBe(0);
    await writeFile(path.join(folder, 'a.turn'), JSON.stringify({ ...dead, machineKey: 'key-15' }));
    const locks = open(program({ isRunning: ended }));
    await expect(take(locks)).rejects.toMatchObject({ code: 'EBUSY' });
    expect(clock).toBeLessThan(PATIENCE + 100);
    for (let attempt = 0; attempt < 3; attempt += 1) await take(locks).catch(() => undefined);
    expect(await kind(locks)).toBe('mine');
    expect(await readdir(folder)).toEqual(['a.json']);
  });
});

test('this program is told from one that has ended, and from another that was given its number', () => {
  const me = thisProgram();
  expect(me.isRunning(me.processId, me.processStarted)).toBe(true);
  expect(me.isRunning(2 ** 22 + 1, '')).toBe(false);
});

test.runIf(process.platform === 'linux')('a process is told by when it began, too', () => {
  const me = thisProgram();
  expect(me.processStarted).toMatch(/^\d+$/);
  expect(me.isRunning(me.processId, '1')).toBe(false);
});

const RACERS = 6;
const ROUNDS = 25;
const ids = Array.from({ length: ROUNDS }, (_, index) => `r${index}`);
const child = fileURLToPath(new URL('../../fault/child/lock-racer.ts', import.meta.url));

/** A process that tries once for each lock when it is told to start, and stays until it is told to end. */
const racer = () => {
  const racing = spawn(process.execPath, [child, folder, ...ids], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: racing.stdout })[Symbol.asyncIterator]();
  const hear = async (): Promise<string> => {
    const line = await lines.next();
    return line.done ? '' : line.value;
  };
  return { hear, say: (word: string) => racing.stdin.write(`${word}\n`) };
};

const left = {
  machineKey: thisProgram().machineKey,
  processId: 2 ** 22 + 1,
  processStarted: '1',
  run: 'gone',
  machine: 'here',
  user: 'Gone',
  beat: 3,
  since: '2026-03-14T14:32:00.000Z',
  renewed: '2026-03-14T14:32:00.000Z',
};

test.each([
  ['no lock', null],
  ['the lock of a process that has ended', JSON.stringify(left)],
])(`of ${RACERS} processes that find %s exactly one gets it, ${ROUNDS} times over`, async (_what, found) => {
  if (found) for (const id of ids) await writeFile(path.join(folder, `${id}.json`), found);
  const racers = Array.from({ length: RACERS }, racer);
  const runs = await Promise.all(racers.map(({ hear }) => hear()));
  for (const { say } of racers) say('start');
  const outcomes = await Promise.all(racers.map(async ({ hear }) => (await hear()).split(' ')));
  const owners = await Promise.all(
    ids.map(async (id) => JSON.parse(await readFile(path.join(folder, `${id}.json`), 'utf8')).run as string),
  );
  for (const { say } of racers) say('end');
  for (const round of ids.keys()) {
    const got = outcomes.map((outcome) => outcome[round]);
    expect(got.filter((each) => each === 'taken')).toHaveLength(1);
    expect(got.filter((each) => each === 'held')).toHaveLength(RACERS - 1);
    expect(owners[round]).toBe(runs[got.indexOf('taken')]);
  }
  const winners = new Set(owners).size;
  console.log(
    `${RACERS} processes, ${ROUNDS} locks, ${_what}: one winner each, ${winners} different winners`,
  );
});
