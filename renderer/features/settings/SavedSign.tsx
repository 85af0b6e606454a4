import type { JSX } from 'react';
import type { SaveStatus } from './useSavedSetting.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** "Saved 14:32:07", or that it was not. */
export const SavedSign = ({ status }: { readonly status: SaveStatus }): JSX.Element => (
  <output className={`saved-sign saved-sign--${status.kind}`}>
    {status.kind === 'idle' ? 'Changes are saved at once' : null}
    {status.kind === 'saved' ? `Saved ${clock.format(status.at)}` : null}
    {status.kind === 'failed' ? 'Not saved' : null}
  </output>
);
