/** A long piece of work that tells how far it is, lets others have their turn, and can be cancelled. */
import { setImmediate } from 'node:timers/promises';
import { failure } from '../../shared/contract/result.ts';
import { Refusal } from './refusal.ts';

export type JobOptions = {
  readonly signal: AbortSignal;
  /** `step` in words for a person; `fraction` from 0 to 1, never less than before. */
  readonly onProgress: (step: string, fraction: number) => void;
};

export interface Job {
  /** Gives way to everything else that waits; ends the work where it was cancelled meanwhile. */
  breathe(): Promise<void>;
  /** What is being done from now on. */
  step(words: string): void;
  /** So much more of the work is done. */
  advance(amount: number): void;
}

/** @param kept What remains as it was, should the work be cancelled. */
export const startJob = ({ signal, onProgress }: JobOptions, total: number, kept: string): Job => {
  let words = '';
  let done = 0;
  let told = -1;
  const tell = (): void => {
    const fraction = total > 0 ? Math.min(done / total, 1) : 1;
    onProgress(words, fraction);
    told = fraction;
  };
  return {
    breathe: async () => {
      await setImmediate();
      if (signal.aborted) throw new Refusal(failure('cancelled', 'The work was cancelled.', { kept }).error);
    },
    step: (next) => {
      words = next;
      tell();
    },
    advance: (amount) => {
      done += amount;
      // A hundred steps are as fine as anybody can see.
      if (total > 0 && Math.min(done / total, 1) - told >= 0.01) tell();
    },
  };
};
