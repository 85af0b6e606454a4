/**
 * Keeps a preview level with what is typed: shortly after a pause it has the host render the report as it is, saved or
 * not. One request at a time; what was typed meanwhile is asked for next. The last pages that came stay until others do.
 */
import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { Output } from '../../../shared/contract/channels.ts';
import type { Failure } from '../../../shared/contract/result.ts';
import type { PaperSize } from '../../../shared/document/blocks.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { Timers } from '../../store/autosave.ts';
import type { DocumentStore } from '../../store/document-store.ts';

/** Milliseconds of rest after an edit before the pages are asked for. */
export const PREVIEW_PAUSE = 120;

export type Preview = Output<'preview.render'>;

export type PreviewState = {
  /** The last pages that came, null before the first. */
  readonly preview: Preview | null;
  /** Whether newer pages are asked for, or soon will be. */
  readonly isBehind: boolean;
  /** Why the last request brought none. */
  readonly failure: Failure | null;
  /** What the host is at, once it takes a moment. */
  readonly progress: { readonly step: string; readonly fraction: number } | null;
};

export interface Previewer {
  readonly get: () => PreviewState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks again after a failure. */
  readonly retry: () => void;
  /** Begins; the returned function ends it, and what the host is rendering for it. */
  readonly start: () => () => void;
}

export const createPreviewer = (options: {
  readonly bridge: Bridge;
  readonly store: DocumentStore;
  readonly paper: PaperSize;
  readonly timers: Timers;
  readonly newJob: () => string;
}): Previewer => {
  const { bridge, store, paper, timers, newJob } = options;
  let state: PreviewState = { preview: null, isBehind: true, failure: null, progress: null };
  /** The report that the last answer, good or bad, was about. */
  let answered: Report | null = null;
  /** The job under way; '' while there is none. */
  let job = '';
  let timer: unknown = null;
  let isRunning = false;
  const listeners = new Set<() => void>();

  const become = (changes: Partial<PreviewState>): void => {
    if (!isRunning) return;
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  };

  const ask = async (): Promise<void> => {
    if (job !== '' || !isRunning) return;
    job = newJob();
    const report = store.getReport();
    const result = await bridge.invoke('preview.render', { job, report, paper });
    job = '';
    answered = report;
    const isBehind = store.getReport() !== report;
    if (result.ok) become({ preview: result.value, failure: null, progress: null, isBehind });
    else become({ failure: result.error, progress: null, isBehind });
    // While the pause lasts the timer asks; an edit during a long rendering has waited long enough.
    if (isBehind && timer === null) void ask();
  };

  const stopTimer = (): void => {
    if (timer !== null) timers.clear(timer);
    timer = null;
  };

  const onEdit = (): void => {
    if (store.getReport() === answered) return;
    stopTimer();
    if (!state.isBehind) become({ isBehind: true });
    timer = timers.set(() => {
      timer = null;
      void ask();
    }, PREVIEW_PAUSE);
  };

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry: () => {
      become({ failure: null, isBehind: true });
      void ask();
    },
    start: () => {
      isRunning = true;
      const stopFollowing = store.subscribe(onEdit);
      const stopListening = bridge.on('export.progress', ({ job: of, step, fraction }) => {
        if (of === job) become({ progress: { step, fraction } });
      });
      void ask();
      return () => {
        isRunning = false;
        stopTimer();
        stopFollowing();
        stopListening();
        if (job !== '') void bridge.invoke('export.cancel', { job });
      };
    },
  };
};
