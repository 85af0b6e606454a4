/** One print from press to dialog: save first, then have the pages rendered, then print those very pages. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useBridge, useSettings } from '../../app/context.tsx';
import type { ExportedFile } from '../../../shared/contract/channels.ts';
import type { Failure, Result } from '../../../shared/contract/result.ts';
import { newId } from '../../store/new-id.ts';
import { printPdf } from './print-frame.ts';

export type PrintState =
  | { readonly kind: 'working'; readonly step: string; readonly fraction: number }
  /** The browser could not print it; the file is at hand. */
  | { readonly kind: 'by-hand'; readonly file: ExportedFile }
  | { readonly kind: 'failed'; readonly failure: Failure };

export const printAddress = (handle: string): string => `./exports/${encodeURIComponent(handle)}/print`;

const begin: PrintState = { kind: 'working', step: 'Saving the latest edits', fraction: 0 };

/** `flush` resolves once the latest edits are on disk; `onDone` is called once the system or the browser has taken over. */
export const usePrint = (
  id: string,
  flush: () => Promise<Result<unknown>>,
  onDone: () => void,
): { readonly state: PrintState; readonly start: () => Promise<void>; readonly cancel: () => void } => {
  const bridge = useBridge();
  const { paper } = useSettings().settings;
  const [state, setState] = useState<PrintState>(begin);
  /** The job under way; '' while there is none. */
  const job = useRef('');

  useEffect(
    () =>
      bridge.on('export.progress', ({ job: of, step, fraction }) => {
        if (of === job.current) setState({ kind: 'working', step, fraction });
      }),
    [bridge],
  );

  const cancel = useCallback(() => {
    if (job.current !== '') void bridge.invoke('export.cancel', { job: job.current });
    job.current = '';
  }, [bridge]);

  const start = useCallback(async () => {
    const own = newId();
    job.current = own;
    setState(begin);
    const saved = await flush();
    if (job.current !== own) return;
    const result = saved.ok ? await bridge.invoke('print.run', { job: own, id, paper }) : saved;
    if (job.current !== own) return;
    job.current = '';
    if (!result.ok) {
      setState({ kind: 'failed', failure: result.error });
      return;
    }
    const { outcome, file } = result.value;
    if (outcome !== 'waiting' || (await printPdf(printAddress(file.handle)))) onDone();
    else setState({ kind: 'by-hand', file });
  }, [bridge, flush, id, onDone, paper]);

  return { state, start, cancel };
};
