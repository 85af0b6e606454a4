/** All cases with a report of one size, in turn, so that a change of the machine's mood meets all of them alike. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Case } from '../cases.ts';
import { judge } from '../judge/verdict.ts';
import { programFile } from '../bundle.ts';
import { writeInputs } from '../inputs.ts';
import type { Group, Outcome, Result } from '../outcome/result.ts';
import { versionOf } from '../versions.ts';
import { runOnce } from './run-once.ts';
import type { Attempt, Run } from './run-once.ts';

export type GroupPlan = {
  readonly rows: number;
  readonly actions: number;
  /** Counted rounds. */
  readonly rounds: number;
  /** Whether a round that does not count goes first: the disk's cache is then filled for everybody. */
  readonly warmUp: boolean;
  /** Seconds after which a run is stopped. */
  readonly limit: number;
};

type Runner = {
  readonly case: Case;
  readonly version: string;
  outcome: Outcome | null;
  readonly runs: Run[];
};

const inWords = (attempt: Attempt): string => {
  switch (attempt.kind) {
    case 'done':
      return `${attempt.run.wall.toFixed(2)} s`;
    case 'stopped':
      return `stopped after ${attempt.after} s`;
    case 'failed':
      return `failed: ${attempt.reason}`;
  }
};

export const measureGroup = async (
  wanted: readonly Case[],
  plan: GroupPlan,
  say: (line: string) => void,
): Promise<Group> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'debrief-bench-input-'));
  try {
    const inputOf = writeInputs(folder, plan.rows, plan.actions);
    const attempt = ({ case: each }: Runner): Promise<Attempt> =>
      runOnce(
        { args: [...each.flags, programFile(each.program), inputOf(each)], tree: each.tree },
        `.${each.format}`,
        plan.limit,
      );
    const runners = wanted.map((each): Runner => {
      const found = versionOf(each);
      return 'missing' in found
        ? { case: each, version: '', outcome: { kind: 'not-run', reason: found.missing }, runs: [] }
        : { case: each, version: found.version, outcome: null, runs: [] };
    });
    const first = plan.warmUp ? 0 : 1;
    for (let round = first; round <= plan.rounds; round += 1) {
      say(
        `${plan.rows} rows: ${round === 0 ? 'round that does not count' : `round ${round} of ${plan.rounds}`}`,
      );
      for (const runner of runners) {
        if (runner.outcome !== null && runner.outcome.kind !== 'measured') continue;
        const tried = await attempt(runner);
        // The first document is read back; a later one can only fail.
        if (runner.outcome === null || tried.kind !== 'done') {
          runner.outcome = await judge(tried, runner.case, { ...plan, countPages: plan.warmUp });
        }
        if (tried.kind === 'done' && round > 0) runner.runs.push(tried.run);
        say(`  ${runner.case.id}: ${inWords(tried)}`);
      }
    }
    const results = runners.map(({ case: each, version, outcome, runs }): Result => {
      if (outcome === null) throw new Error(`${each.id} was never run`);
      return { case: each, version, outcome: outcome.kind === 'measured' ? { ...outcome, runs } : outcome };
    });
    return { rows: plan.rows, actions: plan.actions, rounds: plan.rounds, results };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
