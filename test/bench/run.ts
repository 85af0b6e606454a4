/** `npm run bench`: measures Debrief beside other programs and prints Markdown. Messages go to the error output. */
import { readFileSync, writeFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { cases } from './cases.ts';
import { describeMachine } from './machine.ts';
import { measureGroup } from './measure/group.ts';
import { measurePreview } from './measure/preview.ts';
import { measureWarm } from './measure/warm.ts';
import { readOptions } from './options.ts';
import type { Options } from './options.ts';
import { goalsOf } from './outcome/goals.ts';
import { insertBetweenMarks } from './outcome/insert.ts';
import { findingsMarkdown } from './outcome/markdown.ts';
import type { Findings } from './outcome/markdown.ts';
import { prepare } from './prepare.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const measure = async (options: Options): Promise<Findings> => {
  const { only, actions, rounds, limit } = options;
  const wanted = cases.filter(
    ({ id, format }) => (only === 'all' || only === format) && (options.cases?.includes(id) ?? true),
  );
  const base =
    wanted.length === 0
      ? null
      : await measureGroup(wanted, { rows: options.rows, actions, rounds, limit, warmUp: true }, say);
  const large =
    wanted.length === 0 || options.largeRows === 0
      ? null
      : await measureGroup(
          wanted,
          { rows: options.largeRows, actions, rounds: options.largeRounds, limit, warmUp: false },
          say,
        );
  const warm = only === 'all' || only === 'warm' ? await measureWarm(options.rows, actions, limit) : [];
  const preview = only === 'all' || only === 'preview' ? await measurePreview() : null;
  return {
    machine: describeMachine(),
    day: new Date().toISOString().slice(0, 10),
    goals: goalsOf({ base, large, warm, preview }),
    groups: [base, large].filter((group) => group !== null),
    warm,
    preview,
  };
};

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  // Asked before an hour of measuring, not after it.
  if (options.write !== undefined) insertBetweenMarks(readFileSync(options.write, 'utf8'), '');
  await prepare(options.only, say);
  const findings = await measure(options);
  const markdown = findingsMarkdown(findings);
  process.stdout.write(`${markdown}\n`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(findings, null, 2)}\n`);
  if (options.write !== undefined) {
    writeFileSync(options.write, insertBetweenMarks(readFileSync(options.write, 'utf8'), markdown));
  }
};

try {
  await main();
} catch (error) {
  // Commander has said already what is wrong with the arguments.
  if (!(error instanceof CommanderError)) say(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
}
