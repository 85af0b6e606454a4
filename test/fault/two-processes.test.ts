/** Two processes write the same report for some seconds, each taking it from the other: no acknowledged text is lost. */
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/library/file-system.ts';
import { createLibrary } from '../../electron/library/library.ts';
import { emptyReport } from '../../shared/report/create.ts';
import { temporaryFolder } from '../contract/drivers.ts';
import { contention } from '../setup/campaign.ts';
import { countingIds } from '../setup/ids.ts';

const SECONDS = contention(3);
const child = fileURLToPath(new URL('child/report-writer.ts', import.meta.url));

let folder = '';
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const write = (
  id: string,
  name: string,
  how: string,
): Promise<{ said: string[]; counts: Record<string, number> }> =>
  new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, [child, folder, id, name, String(SECONDS * 1000), how], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    writer.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    writer.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    writer.once('error', reject);
    writer.once('close', (code) => {
      if (code !== 0) reject(new Error(`the writer ended with ${code}: ${err}`));
      else {
        const said = out
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as string);
        resolve({ said, counts: JSON.parse(err.trim().split('\n').at(-1) ?? '{}') });
      }
    });
  });

test.each(['with-locks', 'without-locks'])(`two processes writing one report, %s`, async (how) => {
  const newId = countingIds('p');
  const library = createLibrary({
    folder: path.join(folder, 'library'),
    fs: nodeFileSystem,
    now: () => new Date(),
    newId,
  });
  const report = emptyReport(newId);
  const added = await library.add(report);
  if (!added.ok) throw new Error(added.error.message);

  const [one, two] = await Promise.all([write(report.id, 'one', how), write(report.id, 'two', how)]);
  const acknowledged = [...(one?.said ?? []), ...(two?.said ?? [])];
  const history = await library.history(report.id);
  if (!history.ok) throw new Error(history.error.message);
  const { entries, faults } = history.value;
  const kept = new Set<unknown>(
    entries.flatMap(({ changes, report: whole }) => [
      ...changes.flatMap((change) => (change.kind === 'set' ? [change.after] : [])),
      (whole as typeof report | undefined)?.incident.title,
    ]),
  );
  const lost = acknowledged.filter((text) => !kept.has(text));
  console.log(
    `${how}: ${acknowledged.length} texts acknowledged in ${SECONDS} s (${one?.said.length} and ${two?.said.length}), ` +
      `${entries.length} entries, ${lost.length} lost, ${faults.length} faults; ` +
      `one ${JSON.stringify(one?.counts)}, two ${JSON.stringify(two?.counts)}`,
  );
  expect(lost).toEqual([]);
  expect(Math.min(one?.said.length ?? 0, two?.said.length ?? 0)).toBeGreaterThan(0);
  const stored = await library.read(report.id);
  expect(stored.ok && acknowledged.includes(stored.value.report.incident.title)).toBe(true);
  // Where locks work nothing is out of order, every acknowledged save is one entry, and no lock is left.
  const withLocks = { faults: [], entries: acknowledged.length + 1, locks: [] };
  const found = {
    faults,
    entries: entries.length,
    locks: how === 'with-locks' ? await readdir(path.join(folder, 'library', 'locks')) : [],
  };
  expect(how === 'with-locks' ? found : withLocks).toEqual(withLocks);
});
