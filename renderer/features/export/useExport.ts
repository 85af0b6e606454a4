/** One export from press to result: save first, then render, with progress and a way to stop. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useBridge } from '../../app/context.tsx';
import type { ExportedFile, ExportFormat, ExportWarning } from '../../../shared/contract/channels.ts';
import type { Failure, Result } from '../../../shared/contract/result.ts';
import type { PaperSize } from '../../../shared/document/blocks.ts';

export type ExportChoice = {
  readonly formats: readonly ExportFormat[];
  readonly paper: PaperSize;
  /** Whether the PDF carries the report's data as well. */
  readonly archive: boolean;
  /** Whether the history is printed as an appendix. */
  readonly history: boolean;
};

export type ExportState =
  | { readonly kind: 'choosing' }
  | {
      readonly kind: 'running';
      readonly step: string;
      readonly fraction: number;
      readonly isStopping: boolean;
    }
  | {
      readonly kind: 'done';
      readonly files: readonly ExportedFile[];
      readonly warnings: readonly ExportWarning[];
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type Export = {
  readonly state: ExportState;
  readonly start: (choice: ExportChoice) => Promise<void>;
  readonly cancel: () => void;
  /** Back to the choice. */
  readonly reset: () => void;
};

/** `flush` resolves once the latest edits are on disk; an export renders what is saved. */
export const useExport = (id: string, flush: () => Promise<Result<unknown>>): Export => {
  const bridge = useBridge();
  const [state, setState] = useState<ExportState>({ kind: 'choosing' });
  /** The job under way; '' while there is none. */
  const job = useRef('');

  useEffect(
    () =>
      bridge.on('export.progress', (progress) => {
        if (progress.job !== job.current) return;
        setState((now) =>
          now.kind === 'running' ? { ...now, step: progress.step, fraction: progress.fraction } : now,
        );
      }),
    [bridge],
  );

  const cancel = useCallback(() => {
    if (job.current === '') return;
    setState((now) => (now.kind === 'running' ? { ...now, isStopping: true } : now));
    void bridge.invoke('export.cancel', { job: job.current });
  }, [bridge]);

  // A window that no longer shows an export does not let it run on.
  useEffect(() => cancel, [cancel]);

  const start = useCallback(
    async ({ formats, paper, archive, history }: ExportChoice) => {
      const own = crypto.randomUUID();
      job.current = own;
      setState({ kind: 'running', step: 'Saving the latest edits', fraction: 0, isStopping: false });
      const saved = await flush();
      const result = saved.ok
        ? await bridge.invoke('export.run', { job: own, id, formats: [...formats], paper, archive, history })
        : saved;
      if (job.current !== own) return;
      job.current = '';
      setState(
        result.ok
          ? { kind: 'done', files: result.value.files, warnings: result.value.warnings }
          : { kind: 'failed', failure: result.error },
      );
    },
    [bridge, flush, id],
  );

  const reset = useCallback(() => setState({ kind: 'choosing' }), []);
  return { state, start, cancel, reset };
};
