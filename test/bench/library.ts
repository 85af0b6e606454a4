/**
 * `npm run bench:library`: how a library of ten thousand reports opens, is searched and is saved to. Prints the table of
 * docs/reliability.md; `--write` puts it there. Messages go to the error output.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { fillLibrary } from './library/fill.ts';
import { type Measured, startOver, type Times } from './library/start.ts';
import { describeMachine } from './machine.ts';
import { insertBetweenMarks } from './outcome/insert.ts';

const Options = z.strictObject({
  count: z.coerce.number().int().min(100),
  starts: z.coerce.number().int().min(1),
  saves: z.coerce.number().int().min(1),
  writing: z.enum(['mixed', 'chinese']),
  write: z.string().optional(),
});

const command = new Command('npm run bench:library --')
  .description('Measures opening, searching and saving in a large library.')
  .option('--count <reports>', 'reports of the large library', '10000')
  .option('--starts <count>', 'counted starts with an index', '5')
  .option('--saves <count>', 'saves in each start', '40')
  .option('--writing <kind>', 'mixed: English, some German, some Chinese; or chinese', 'mixed')
  .option('--write <file>', 'replace the table of this Markdown file');

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The value that this share of them does not exceed. */
const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};
const ms = (value: number): string =>
  value < 10_000 ? `${value.toFixed(value < 100 ? 1 : 0)} ms` : `${(value / 1000).toFixed(1)} s`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

const sizeOf = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);

type Runs = { readonly cold: Measured; readonly warm: readonly Measured[]; readonly small: Measured };
type Row = readonly [what: string, clock: string, processor: string];

const at = (what: string, all: readonly Times[], share = 0.5): Row => [
  what,
  ms(
    quantile(
      all.map(({ time }) => time),
      share,
    ),
  ),
  ms(
    quantile(
      all.map(({ cpu }) => cpu),
      share,
    ),
  ),
];

const timesOf = ({ cold, warm, small }: Runs): readonly Row[] => {
  const searches = warm.flatMap((each) => each.searches);
  return [
    at(
      'Opening, until the first page of the list is there',
      warm.map(({ first }) => first),
    ),
    at(
      'First search, asked at the moment the list is there',
      warm.map(({ firstSearch }) => firstSearch),
    ),
    at('Search, median of 100 queries', searches),
    at('Search, 95 of 100', searches, 0.95),
    at('Search, slowest', searches, 1),
    at(
      'Showing the list again: every file is looked at',
      warm.map(({ again }) => again),
    ),
    at(`Save beside ${small.total} reports, median`, small.saves),
    at(
      `Save beside ${cold.total.toLocaleString('en-GB')} reports, median`,
      warm.flatMap(({ saves }) => saves),
    ),
    at(
      'Storing what was learnt, at the end',
      warm.map(({ close }) => close),
    ),
    at('Without an index: first page, the rest still being read', [cold.first]),
    at('Without an index: until everything can be searched', [cold.complete]),
    at('Without an index: longest pause of the program', [cold.longestPause]),
  ];
};

const sizesOf = ({ warm, small }: Runs, index: number, reports: number): readonly Row[] => {
  const memories = warm.map(({ memory }) => memory);
  const held = memories.map(({ heapUsed, external }) => heapUsed + external);
  return [
    [
      'Memory of the process',
      megabytes(
        quantile(
          memories.map(({ rss }) => rss),
          0.5,
        ),
      ),
      '',
    ],
    [`Memory of the process beside ${small.total} reports`, megabytes(small.memory.rss), ''],
    ['JavaScript heap and buffers', megabytes(quantile(held, 0.5)), ''],
    ['Index on disk', megabytes(index), ''],
    ['Report files', megabytes(reports), ''],
    ['Answer of the first page', `${Math.round((warm[0]?.first.bytes ?? 0) / 1000)} kB`, ''],
  ];
};

const main = async (): Promise<void> => {
  const options = Options.parse(command.parse().opts());
  if (options.write !== undefined) insertBetweenMarks(readFileSync(options.write, 'utf8'), '');
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-bench-'));
  try {
    const large = path.join(folder, 'large');
    const few = path.join(folder, 'few');
    say(`Writing ${options.count} reports`);
    await fillLibrary(large, options.count, options.writing);
    await fillLibrary(few, 10, options.writing);
    say('Without an index');
    const cold = await startOver(large, 0);
    const small = await startOver(few, options.saves);
    const warm: Measured[] = [];
    for (let start = 0; start < options.starts; start += 1) {
      say(`With an index: ${start + 1} of ${options.starts}`);
      warm.push(await startOver(large, options.saves));
    }
    const runs = { cold, warm, small };
    const sizes = sizesOf(runs, sizeOf(path.join(large, 'index')), sizeOf(path.join(large, 'reports')));
    const load = loadavg()[1]?.toFixed(1) ?? '?';
    const markdown = [
      `Measured on ${new Date().toISOString().slice(0, 10)}: ${describeMachine()}. While it was measured ${load} programs wanted the processors.`,
      '',
      `| ${options.count.toLocaleString('en-GB')} reports (${options.writing}) | by the clock | processor |`,
      '|---|---|---|',
      ...[...timesOf(runs), ...sizes].map((row) => `| ${row.join(' | ')} |`),
    ].join('\n');
    process.stdout.write(`${markdown}\n`);
    if (options.write !== undefined) {
      writeFileSync(options.write, insertBetweenMarks(readFileSync(options.write, 'utf8'), markdown));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

await main();
