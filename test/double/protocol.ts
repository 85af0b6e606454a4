/** `protocol`: schemes must be known before the app is ready, handlers may come only after. */
import type { CustomScheme, Protocol } from 'electron';
import { handlers, schemes } from './addresses.ts';
import { isReady } from './app.ts';
import { calls } from './journal.ts';
import { type Names, strict } from './strict.ts';

export const protocol = strict(
  'protocol',
  {
    registerSchemesAsPrivileged(list: readonly CustomScheme[]) {
      if (isReady())
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      for (const { scheme, privileges } of list) schemes.set(scheme, privileges ?? {});
    },
    handle(scheme: string, handler: (request: Request) => Response | Promise<Response>) {
      if (!isReady()) throw new Error('protocol can only be used after app is ready');
      handlers.set(scheme, handler);
    },
  } satisfies Names<Protocol>,
  calls,
);
