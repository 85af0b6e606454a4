/**
 * One start of the program over a library: says as JSON how long each thing took that a person waits for, in milliseconds.
 * Its own process, because memory and just-in-time compilation are part of what is measured.
 */
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { channels } from '../../../shared/contract/channels.ts';
import { nodeFileSystem } from '../../../electron/library/file-system.ts';
import { createLibrary } from '../../../electron/library/library.ts';
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

const timed = async <T>(action: () => Promise<T>): Promise<{ value: T; time: number }> => {
  const begun = performance.now();
  const value = await action();
  return { value, time: performance.now() - begun };
};

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 50);
  });

const delay = monitorEventLoopDelay({ resolution: 1 });
const begun = performance.now();
const first = await timed(() => ask({ query: '' }));
delay.enable();
const firstSearch = await timed(() => ask({ query: 'certificate', isQuick: true }));
let pending = firstSearch.value.answer.pending;
while (pending > 0) {
  await pause();
  pending = (await ask({ query: 'certificate', isQuick: true })).answer.pending;
}
delay.disable();
const complete = performance.now() - begun;
const total = (await ask({ query: '' })).answer.total;
const again = await timed(() => ask({ query: '' }));

const searches: { query: string; time: number; found: number }[] = [];
for (const query of queries(total)) {
  const { value, time } = await timed(() => ask({ query, isQuick: true }));
  searches.push({ query, time, found: value.answer.total });
}

const times: number[] = [];
const id = first.value.answer.reports[0]?.id ?? '';
for (let round = 0; round < Number(saves); round += 1) {
  const stored = await library.read(id);
  if (!stored.ok) throw new Error(stored.error.message);
  const { report, sha256 } = stored.value;
  const edited = {
    ...report,
    lessons: { ...report.lessons, lucky: [{ id: 'luck', text: `Round ${round} went well` }] },
  };
  const { value, time } = await timed(() => library.save(edited, sha256));
  if (!value.ok) throw new Error(value.error.message);
  times.push(time);
}

globalThis.gc?.();
const { rss, heapUsed, external } = process.memoryUsage();
const closed = await timed(() => library.close());

process.stdout.write(
  JSON.stringify({
    total,
    first: { time: first.time, listed: first.value.answer.total, bytes: first.value.bytes },
    firstSearch: firstSearch.time,
    complete,
    longestPause: delay.max / 1e6,
    again: again.time,
    searches,
    saves: times,
    memory: { rss, heapUsed, external },
    close: closed.time,
  }),
);
