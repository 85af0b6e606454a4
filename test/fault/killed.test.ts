/**
 * A program that saves in a loop is killed at random instants, again and again, on a real library. Nothing it said was saved
 * may be missing. `npm run test:long` kills it 500 times.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/library/file-system.ts';
import { createLibrary, type Library } from '../../electron/library/library.ts';
import { emptyReport } from '../../shared/report/create.ts';
import { temporaryFolder } from '../contract/drivers.ts';
import { countingIds } from '../setup/ids.ts';
import { numberOfState, stateText } from './saved-state.ts';

const KILLS = Number(process.env['DEBRIEF_KILLS'] ?? 12);
/** Kills that one library lives through: a history that grows on and on would make each start slower than the last. */
const KILLS_EACH = 20;
const child = path.join(import.meta.dirname, 'saving-child.ts');
const newId = countingIds('k');

/** Runs the program and kills it so many milliseconds after its first save; resolves to the last number it said. */
const runAndKill = (folder: string, id: string, words: number, after: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const program = spawn(process.execPath, [child, folder, id, String(words)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let complaint = '';
    program.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()));
    program.stdout.on('data', (bytes: Buffer) => {
      if (said === '') setTimeout(() => program.kill('SIGKILL'), after);
      said += bytes.toString();
    });
    program.on('error', reject);
    program.on('close', (code, signal) => {
      const last = Number(said.trimEnd().split('\n').at(-1));
      if (signal === 'SIGKILL' && last > 0) resolve(last);
      else reject(new Error(`ended with ${code ?? signal}: ${complaint}`));
    });
  });

const open = (folder: string): Library =>
  createLibrary({ folder, fs: nodeFileSystem, now: () => new Date(), newId });

type Tally = { saves: number; unacknowledged: number; torn: number; putBack: number };

/** Lives through so many kills of one library. */
const endure = async (kills: number, tally: Tally): Promise<void> => {
  const { folder, remove } = await temporaryFolder();
  const report = emptyReport(newId);
  const start = { ...report, summary: { ...report.summary, text: stateText(0, 1) } };
  const added = await open(folder).add(start);
  expect(added.ok).toBe(true);
  let before = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    // Small and large reports: a save of the larger spends more of its time in the writing.
    const words = [10, 2000, 40_000][kill % 3] ?? 10;
    const acknowledged = await runAndKill(folder, report.id, words, Math.random() * 120);
    const library = open(folder);
    const read = await library.read(report.id);
    const journal = await library.history(report.id);
    if (!read.ok || !journal.ok) throw new Error(`kill ${kill}: ${JSON.stringify([read, journal])}`);
    const number = numberOfState(read.value.report.summary.text);
    expect([acknowledged, acknowledged + 1]).toContain(number);
    expect(journal.value.faults).toEqual([]);
    tally.saves += acknowledged - before;
    before = number ?? 0;
    tally.unacknowledged += before - acknowledged;
    tally.torn += journal.value.torn > 0 ? 1 : 0;
    tally.putBack += read.value.notices.length;
  }
  await remove();
};

test(`${KILLS} kills at random instants lose no acknowledged save`, async () => {
  const tally: Tally = { saves: 0, unacknowledged: 0, torn: 0, putBack: 0 };
  for (let done = 0; done < KILLS; done += KILLS_EACH)
    await endure(Math.min(KILLS_EACH, KILLS - done), tally);
  const { saves, unacknowledged, torn, putBack } = tally;
  console.info(
    `kills: ${KILLS}; saves acknowledged: ${saves}, lost: 0; found though not yet acknowledged: ${unacknowledged}; put back from the history: ${putBack}; torn lines cut off: ${torn}`,
  );
  expect(saves).toBeGreaterThanOrEqual(KILLS);
}, 7_200_000);
