/**
 * What follows from the report but is not part of it: readiness problems, derived metrics, phase times. Computed shortly
 * after typing pauses, so that a keystroke in a long report never waits for it.
 */
import { derive, type DerivedValues, phaseTimes } from '../../shared/report/derived.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { Phase } from '../../shared/report/vocabulary.ts';
import { checkReadiness, type Problem } from '../../shared/rules/readiness.ts';
import type { Timers } from './autosave.ts';
import type { DocumentStore } from './document-store.ts';

/** Milliseconds of rest before insights are computed anew. */
const REST = 250;

export type Insights = {
  readonly problems: readonly Problem[];
  readonly derived: DerivedValues;
  /** Epoch milliseconds by phase. */
  readonly phases: Readonly<Partial<Record<Phase, number>>>;
};

export interface InsightsMonitor {
  readonly get: () => Insights;
  readonly subscribe: (listener: () => void) => () => void;
  dispose(): void;
}

const insightsOf = (report: Report): Insights => ({
  problems: checkReadiness(report),
  derived: derive(report),
  phases: phaseTimes(report),
});

export const createInsightsMonitor = (store: DocumentStore, timers: Timers): InsightsMonitor => {
  let insights = insightsOf(store.getReport());
  let timer: unknown = null;
  const listeners = new Set<() => void>();
  const unsubscribe = store.subscribe(() => {
    if (timer !== null) timers.clear(timer);
    timer = timers.set(() => {
      timer = null;
      insights = insightsOf(store.getReport());
      for (const listener of listeners) listener();
    }, REST);
  });
  return {
    get: () => insights,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => {
      unsubscribe();
      if (timer !== null) timers.clear(timer);
    },
  };
};
