/** What a bench run found. Times in seconds, sizes in bytes. */
import type { Case } from '../cases.ts';
import type { Run } from '../measure/run-once.ts';
import type { Facts } from '../judge/facts.ts';

export type Outcome =
  | {
      readonly kind: 'measured';
      readonly runs: readonly Run[];
      readonly facts: Facts;
    }
  | { readonly kind: 'stopped'; readonly after: number }
  /** With the reason, as a part of a sentence. */
  | { readonly kind: 'not-run' | 'wrong'; readonly reason: string };

export type Result = { readonly case: Case; readonly version: string; readonly outcome: Outcome };

/** All cases with reports of one size. */
export type Group = {
  readonly rows: number;
  readonly actions: number;
  readonly rounds: number;
  readonly results: readonly Result[];
};
