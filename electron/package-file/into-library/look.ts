/** What a package would change in a library, and what a person has to decide before it may. */
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { type Merge, mergeReports, mergeWithoutBase } from '../../../shared/history/merge.ts';
import type { Standing } from '../../library/receive.ts';
import { type ImportPlan, planImport } from '../plan/plan.ts';
import type { OpenPackage } from '../read.ts';
import { NOTHING_STORED } from '../refusal.ts';

export type Look = {
  readonly plan: ImportPlan;
  /** Both versions in one, where both went on; null elsewhere. */
  readonly merge: Merge | null;
  /** Record hash of the report as the library has it; null where it has none. */
  readonly base: string | null;
};

const mergeOf = (plan: ImportPlan): Merge | null => {
  if (plan.kind === 'diverged') return mergeReports(plan.base, plan.mine, plan.theirs);
  return plan.kind === 'unrelated' ? mergeWithoutBase(plan.mine, plan.theirs) : null;
};

/** How a package stands to what a library knows; a "conflict" where the report lies in the trash. */
export const lookAt = ({ stored, entries }: OpenPackage, standing: Standing): Result<Look> => {
  if (standing.kind === 'in-trash') {
    return failure('conflict', 'This report is in the trash of the library.', {
      kept: NOTHING_STORED,
      next: 'Take it out of the trash, then import the package.',
    });
  }
  const known = standing.kind === 'known' ? standing : null;
  const plan = planImport(
    { report: stored.report, entries },
    known && { report: known.stored.report, entries: known.entries },
  );
  return success({ plan, merge: mergeOf(plan), base: known?.stored.sha256 ?? null });
};
