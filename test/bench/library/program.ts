/**
 * One start of the program over a library: says as JSON how long each thing took that a person waits for, in milliseconds.
 * Its own process, because memory and just-in-time compilation are part of what is measured.
 */
import { randomUUID } from 'node:crypto';
import { channels } from '../../../shared/contract/channels.ts';
import { nodeFileSystem } from '../../../electron/library/file-system.ts';
import { createLibrary } from '../../../electron/library/library.ts';
import { watchPauses } from './pauses.ts';
import { queries } from './queries.ts';

const [folder = '', saves = '0'] = process.argv.slice(2);

const library = createLibrary({ folder, fs: nodeFileSystem, now: () => new Date(), newId: randomUUID });
const schema = channels['library.list'].output;

type Request = Parameters<typeof library.page>[0];

/** As the door and the shells do it: parsed, and written as JSON. */
const ask = async (request: Request) => {
  const page = await library.page(request);
  if (!page.ok) throw new Error(page.error.message);
  const answer = schema.parse(page.value);
  return { answer, bytes: JSON.stringify(answer).length };
};

type Timed<T> = { readonly value: T; readonly time: number; readonly cpu: number };

/** By the clock, and the processor time of all threads: the second says more on a machine that is shared. */
const timed = async <T>(action: () => Promise<T>): Promise<Timed<T>> => {
  const used = process.cpuUsage();
  const begun = performance.now();
  const value = await action();
  const time = performance.now() - begun;
  const { user, system } = process.cpuUsage(used);
  return { value, time, cpu: (user + system) / 1000 };
};

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 50);
  });

const pauses = watchPauses();
const begun = performance.now();
const used = process.cpuUsage();
const first = await timed(() => ask({ query: '' }));
pauses.start();
const firstSearch = await timed(() => ask({ query: 'certificate', isQuick: true }));
let pending = firstSearch.value.answer.pending;
while (pending > 0) {
  await pause();
  pending = (await ask({ query: 'certificate', isQuick: true })).answer.pending;
}
const longestPause = pauses.stop();
const { user, system } = process.cpuUsage(used);
const complete = { time: performance.now() - begun, cpu: (user + system) / 1000 };
const total = (await ask({ query: '' })).answer.total;
const again = await timed(() => ask({ query: '' }));

const searches: { query: string; time: number; cpu: number; found: number }[] = [];
for (const query of queries(total)) {
  const { value, time, cpu } = await timed(() => ask({ query, isQuick: true }));
  searches.push({ query, time, cpu, found: value.answer.total });
}

const times: { time: number; cpu: number }[] = [];
// The last of the page: it comes first once it is saved, so each start saves to one whose history has not begun.
const id = first.value.answer.reports.at(-1)?.id ?? '';
for (let round = 0; round < Number(saves); round += 1) {
  const stored = await library.read(id);
  if (!stored.ok) throw new Error(stored.error.message);
  const { report, sha256 } = stored.value;
  const edited = {
    ...report,
    lessons: { ...report.lessons, lucky: [{ id: 'luck', text: `Round ${round} went well` }] },
  };
  const { value, time, cpu } = await timed(() => library.save(edited, sha256));
  if (!value.ok) throw new Error(value.error.message);
  times.push({ time, cpu });
}

globalThis.gc?.();
const { rss, heapUsed, external } = process.memoryUsage();
const closed = await timed(() => library.close());

process.stdout.write(
  JSON.stringify({
    total,
    first: { time: first.time, cpu: first.cpu, listed: first.value.answer.total, bytes: first.value.bytes },
    firstSearch: { time: firstSearch.time, cpu: firstSearch.cpu },
    complete,
    longestPause,
    again: { time: again.time, cpu: again.cpu },
    searches,
    saves: times,
    memory: { rss, heapUsed, external },
    close: { time: closed.time, cpu: closed.cpu },
  }),
);
