/**
 * Takes one protection after another out of a copy of the app, builds it and runs the desktop suite: some test must
 * fail each time. First the unchanged copy must pass, otherwise "caught" would mean nothing.
 *
 * `npm run test:mutate` tries all; `npm run test:mutate -- <text>` those whose protection or file has the text in it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Mutation, mutations } from './mutations.ts';

const copy = path.resolve('.cache/mutant');
const suites = ['security.spec.ts', 'double.spec.ts', 'shell.spec.ts'].map((name) => `test/e2e/${name}`);
/** One run of the suite, in milliseconds. */
const LONGEST_RUN = 300_000;

const prepare = (): void => {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(path.join(copy, 'dist'), { recursive: true });
  for (const name of [
    'electron',
    'shared',
    'package.json',
    'tsconfig.json',
    'renderer/tsconfig.json',
    'test/tsconfig.json',
    'vite.host.config.ts',
    'vite.preload.config.ts',
  ])
    cpSync(name, path.join(copy, name), { recursive: true });
  for (const name of ['node_modules', 'resources']) symlinkSync(path.resolve(name), path.join(copy, name));
  cpSync('dist/renderer', path.join(copy, 'dist/renderer'), { recursive: true });
};

const build = (): void => {
  for (const config of ['vite.host.config.ts', 'vite.preload.config.ts']) {
    const { status, stderr } = spawnSync('vite', ['build', '-c', config, '--logLevel', 'error'], {
      cwd: copy,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${config}: ${stderr}`);
  }
};

type Spec = { readonly title: string; readonly ok: boolean };
type Suite = { readonly specs?: readonly Spec[]; readonly suites?: readonly Suite[] };

const specsOf = (suite: Suite): readonly Spec[] => [
  ...(suite.specs ?? []),
  ...(suite.suites ?? []).flatMap(specsOf),
];

/** Titles of the tests that failed, and how many ran. Stops at the first failure unless all are asked for. */
const run = (all: boolean): { readonly failed: readonly string[]; readonly passed: number } => {
  const report = path.join(copy, 'report.json');
  rmSync(report, { force: true });
  const options = ['test', '--project=e2e', '--reporter=json', '--trace=off', `--output=${copy}/results`];
  spawnSync('playwright', [...options, ...(all ? [] : ['--max-failures=1']), ...suites], {
    env: { ...process.env, DEBRIEF_APP: copy, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    timeout: LONGEST_RUN,
  });
  const { suites: found, stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly suites: readonly Suite[];
    readonly stats: { readonly expected: number };
  };
  return {
    failed: found
      .flatMap(specsOf)
      .filter(({ ok }) => !ok)
      .map(({ title }) => title),
    passed: stats.expected,
  };
};

/** The test that notices, or null where none does. */
const tryMutation = ({ file, from, to }: Mutation): string | null => {
  const place = path.join(copy, file);
  const text = readFileSync(place, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} does not have exactly one: ${from}`);
  writeFileSync(
    place,
    text.replace(from, () => to),
  );
  try {
    build();
    return run(false).failed[0] ?? null;
  } finally {
    writeFileSync(place, text);
  }
};

const wanted = process.argv[2] ?? '';
const chosen = mutations.filter(({ protection, file }) => `${protection} ${file}`.includes(wanted));

prepare();
build();
const control = run(true);
if (control.failed.length > 0) throw new Error(`the unchanged app fails: ${control.failed.join('; ')}`);
console.log(`The unchanged app passes ${control.passed} tests.`);

const survivors: Mutation[] = [];
for (const mutation of chosen) {
  const catcher = tryMutation(mutation);
  if (catcher === null) survivors.push(mutation);
  const verdict = catcher === null ? 'NOT NOTICED' : 'caught     ';
  console.log(
    `${verdict} ${mutation.protection} (${path.basename(mutation.file)})${catcher === null ? '' : ` by "${catcher}"`}`,
  );
}
console.log(`${chosen.length - survivors.length} of ${chosen.length} caught.`);
process.exitCode = survivors.length > 0 || chosen.length === 0 ? 1 : 0;
