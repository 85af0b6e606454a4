/** Writing settings one by one, with a confirmation that can be seen. */
import { useCallback, useState } from 'react';
import { useSettings } from '../../app/context.tsx';
import type { Failure } from '../../../shared/contract/result.ts';
import type { SettingsPatch } from '../../../shared/contract/settings.ts';

export type SaveStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed'; readonly failure: Failure };

export const useSavedSetting = (): {
  readonly status: SaveStatus;
  readonly save: (patch: SettingsPatch) => Promise<void>;
} => {
  const settings = useSettings();
  const [status, setStatus] = useState<SaveStatus>({ kind: 'idle' });
  const write = settings.save;
  const save = useCallback(
    async (patch: SettingsPatch) => {
      const result = await write(patch);
      setStatus(result.ok ? { kind: 'saved', at: new Date() } : { kind: 'failed', failure: result.error });
    },
    [write],
  );
  return { status, save };
};
