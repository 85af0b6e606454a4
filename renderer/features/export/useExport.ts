/** One export after another: what was chosen, how far the work is, and the files that came of it. */
import { useCallback, useState } from 'react';
import { useBridge } from '../../app/context.tsx';
import { type Progress, useJob } from '../../app/use-job.ts';
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

type Ended =
  | { readonly kind: 'choosing' }
  | {
      readonly kind: 'done';
      readonly files: readonly ExportedFile[];
      readonly warnings: readonly ExportWarning[];
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type ExportState = Ended | ({ readonly kind: 'running' } & Progress);

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
  const { progress, run, cancel } = useJob();
  const [ended, setEnded] = useState<Ended>({ kind: 'choosing' });

  const start = useCallback(
    async ({ formats, paper, archive, history }: ExportChoice) => {
      const result = await run('Saving the latest edits', async (job) => {
        const saved = await flush();
        return saved.ok
          ? bridge.invoke('export.run', { job, id, formats: [...formats], paper, archive, history })
          : saved;
      });
      if (result?.ok === true) setEnded({ kind: 'done', ...result.value });
      else if (result) setEnded({ kind: 'failed', failure: result.error });
    },
    [bridge, flush, id, run],
  );

  const reset = useCallback(() => setEnded({ kind: 'choosing' }), []);
  return { state: progress ? { kind: 'running', ...progress } : ended, start, cancel, reset };
};
