/** One package on its way into the library: handed over, looked at, decided about, imported. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract/channels.ts';
import type { PackageView } from '../../../shared/contract/package.ts';
import type { Failure } from '../../../shared/contract/result.ts';
import type { Choices } from '../../../shared/history/conflict.ts';
import { useBridge } from '../../app/context.tsx';
import { type Progress, useJob } from '../../app/use-job.ts';
import { uploadFile } from './upload.ts';

export type ImportState =
  | ({ readonly kind: 'working' } & Progress)
  /** It is encrypted; `failure` says that a passphrase was the wrong one. */
  | { readonly kind: 'locked'; readonly failure: Failure | null }
  /** `failure`: why the import did not work; it can be tried again. */
  | { readonly kind: 'ready'; readonly view: PackageView; readonly failure: Failure | null }
  | {
      readonly kind: 'done';
      readonly view: PackageView;
      readonly outcome: Output<'package.import'>['outcome'];
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

type Waiting = Exclude<ImportState, { kind: 'working' }>;

export type PackageImport = {
  readonly state: ImportState;
  readonly unlock: (passphrase: string) => Promise<void>;
  readonly start: (choices: Choices) => Promise<void>;
  /** Takes the report out of the trash and looks again. */
  readonly takeOutOfTrash: () => Promise<void>;
  readonly lookAgain: () => Promise<void>;
  readonly cancel: () => void;
};

const STARTING = { step: 'Taking the package over', fraction: 0, isStopping: false } as const;

export const usePackageImport = (file: File, onImported: () => Promise<void>): PackageImport => {
  const bridge = useBridge();
  const { progress, run, cancel: cancelJob } = useJob();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [upload, setUpload] = useState('');
  const [taken, setTaken] = useState(0);
  const [isStopping, setStopping] = useState(false);
  const uploading = useRef<AbortController | null>(null);

  const inspect = useCallback(
    async (name: string, passphrase?: string) => {
      const options = passphrase === undefined ? {} : { passphrase };
      const seen = await run('Checking the package', (job) =>
        bridge.invoke('package.inspect', { job, upload: name, ...options }),
      );
      if (!seen) return;
      if (seen.ok) setWaiting({ kind: 'ready', view: seen.value, failure: null });
      else if (seen.error.code === 'passphrase-needed') setWaiting({ kind: 'locked', failure: null });
      else if (seen.error.code === 'wrong-passphrase') setWaiting({ kind: 'locked', failure: seen.error });
      else setWaiting({ kind: 'failed', failure: seen.error });
    },
    [bridge, run],
  );

  useEffect(() => {
    const controller = new AbortController();
    uploading.current = controller;
    let name = '';
    let isCurrent = true;
    const hand = async (): Promise<void> => {
      const handed = await uploadFile(bridge, file, { signal: controller.signal, onProgress: setTaken });
      if (handed.ok) name = handed.value;
      if (controller.signal.aborted && handed.ok) void bridge.invoke('upload.cancel', { upload: name });
      // The window looks at something else, or has begun anew: this was not cancelled by anybody.
      if (!isCurrent) return;
      if (!handed.ok) setWaiting({ kind: 'failed', failure: handed.error });
      else if (!controller.signal.aborted) {
        setUpload(name);
        await inspect(name);
      }
    };
    void hand();
    return () => {
      isCurrent = false;
      controller.abort();
      // What nobody looks at any more is not kept; what was imported is forgotten already.
      if (name !== '') void bridge.invoke('upload.cancel', { upload: name });
    };
  }, [bridge, file, inspect]);

  const view = waiting?.kind === 'ready' ? waiting.view : null;

  const start = async (choices: Choices): Promise<void> => {
    if (!view?.plan) return;
    const { base } = view.plan;
    const imported = await run('Importing', (job) =>
      bridge.invoke('package.import', { job, upload, base, choices, window: bridge.window }),
    );
    if (!imported) return;
    if (!imported.ok) {
      setWaiting({ kind: 'ready', view, failure: imported.error });
      return;
    }
    setWaiting({ kind: 'done', view, outcome: imported.value.outcome });
    await onImported();
  };

  const takeOutOfTrash = async (): Promise<void> => {
    if (!view) return;
    const restored = await bridge.invoke('library.restore', { id: view.id });
    if (restored.ok) await Promise.all([inspect(upload), onImported()]);
    else setWaiting({ kind: 'ready', view, failure: restored.error });
  };

  const cancel = (): void => {
    setStopping(true);
    uploading.current?.abort();
    cancelJob();
  };

  const working = progress ?? (waiting === null ? { ...STARTING, fraction: taken, isStopping } : null);
  return {
    state: working || !waiting ? { kind: 'working', ...(working ?? STARTING) } : waiting,
    unlock: (passphrase) => inspect(upload, passphrase),
    start,
    takeOutOfTrash,
    lookAgain: () => inspect(upload),
    cancel,
  };
};
