/** Importing a package into a library: all of it or nothing, and nothing that a person has not decided. */
import type { Choices } from '../../../shared/history/conflict.ts';
import type { LooseEntry } from '../../../shared/history/entry.ts';
import type { Merge } from '../../../shared/history/merge.ts';
import { resolve } from '../../../shared/history/resolve.ts';
import { placeWords } from '../../../shared/history/words.ts';
import { pathToText } from '../../../shared/report/path.ts';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import type { Arriving } from '../../library/attachments.ts';
import { digestOfBrought } from '../../library/history/chain.ts';
import type { Library } from '../../library/library.ts';
import type { Arrival, Standing } from '../../library/receive.ts';
import type { JobOptions } from '../job.ts';
import type { OpenPackage } from '../read.ts';
import { NOTHING_STORED } from '../refusal.ts';
import { lookAt } from './look.ts';

/** What became of the report. */
export type Outcome = 'new' | 'ahead' | 'merged' | 'same' | 'behind';

export type Decision = {
  /** Record hash of what the library had when somebody decided; null where it had nothing. Undefined: whatever it has. */
  readonly base?: string | null;
  readonly choices: Choices;
};

const cancelled = failure('cancelled', 'The import was cancelled.', { kept: NOTHING_STORED });

const movedOn = failure(
  'conflict',
  'The report was changed in the library since the package was looked at.',
  {
    kept: NOTHING_STORED,
    next: 'Look at the package again, and decide anew.',
  },
);

/** "2026-03-16 08:10 UTC" of an ISO instant. */
const momentOf = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

/** Where it came from, for the history: the hash stands for every byte of the package. */
const originOf = ({ manifest: { by, created }, manifestSha256 }: OpenPackage): string =>
  `the package ${by.author === '' ? '' : `by ${by.author} `}of ${momentOf(created)} (manifest SHA-256 ${manifestSha256})`;

const undecided = ({ conflicts, merged }: Merge, choices: Choices): Result<never> | null => {
  const open = conflicts.filter(({ path }) => choices[pathToText(path)] === undefined);
  if (open.length === 0) return null;
  return failure(
    'conflict',
    `Both versions changed ${open.length === 1 ? 'a field' : `${open.length} fields`}.`,
    {
      kept: NOTHING_STORED,
      next: 'Choose one version for each.',
      problems: open.map(({ path }) => ({ path: pathToText(path), message: placeWords(path, merged).name })),
    },
  );
};

const mergeArrival = (
  pkg: OpenPackage,
  merge: Merge,
  choices: Choices,
  brought: readonly LooseEntry[],
): Result<Arrival> => {
  const open = undecided(merge, choices);
  if (open) return open;
  const report = resolve(merge, choices);
  if (!report.ok) return report;
  const { length } = merge.conflicts;
  const byHand =
    length === 0 ? '' : ` ${length === 1 ? 'One field was' : `${length} fields were`} decided by hand.`;
  const entries = [...brought];
  const note = {
    reason: `Merged with ${originOf(pkg)}.${byHand}`,
    ...(entries.length > 0 ? { merges: digestOfBrought(entries), brought: entries } : {}),
  };
  return success({ kind: 'merge', report: report.value, note });
};

const arrivalOf = (
  pkg: OpenPackage,
  standing: Standing,
  { base, choices }: Decision,
): Result<{ readonly arrival: Arrival; readonly outcome: Outcome }> => {
  const look = lookAt(pkg, standing);
  if (!look.ok) return look;
  const { plan, merge } = look.value;
  if (base !== undefined && base !== look.value.base) return movedOn;
  const { stored, entries, faults } = pkg;
  switch (plan.kind) {
    case 'new': {
      const isLedTo = faults.length === 0 && entries.at(-1)?.record === stored.sha256;
      const reason = `From ${originOf(pkg)}.`;
      return success({ arrival: { kind: 'begin', stored, entries, reason, isLedTo }, outcome: 'new' });
    }
    case 'ahead':
      return success({ arrival: { kind: 'extend', stored, entries: plan.entries }, outcome: 'ahead' });
    case 'same':
    case 'behind':
      return success({ arrival: { kind: 'nothing' }, outcome: plan.kind });
    default: {
      if (!merge) throw new Error('two versions without a merge');
      const arrival = mergeArrival(pkg, merge, choices, plan.brought);
      return arrival.ok ? success({ arrival: arrival.value, outcome: 'merged' }) : arrival;
    }
  }
};

const arrivingOf = (pkg: OpenPackage, { signal, onProgress }: JobOptions): readonly Arriving[] =>
  pkg.attachments.map(({ sha256 }, index) => ({
    sha256,
    read: () => {
      onProgress(
        `Storing attachment ${index + 1} of ${pkg.attachments.length}`,
        index / pkg.attachments.length,
      );
      return pkg.readAttachment(sha256, signal);
    },
  }));

/**
 * Imports a package that was opened; its source must still be open. Where both versions changed a field and no choice says
 * which is right, the answer is a "conflict" that names those fields, and nothing is written.
 */
export const importPackage = async (
  library: Library,
  pkg: OpenPackage,
  decision: Decision,
  job: JobOptions,
): Promise<Result<Outcome>> => {
  let outcome: Outcome = 'same';
  const decide = (standing: Standing): Result<Arrival> => {
    const decided = arrivalOf(pkg, standing, decision);
    if (!decided.ok) return decided;
    if (job.signal.aborted) return cancelled;
    ({ outcome } = decided.value);
    return success(decided.value.arrival);
  };
  const received = await library.receive(pkg.stored.report.id, decide, arrivingOf(pkg, job));
  return received.ok ? success(outcome) : received;
};
