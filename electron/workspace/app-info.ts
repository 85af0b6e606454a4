import { success } from '../../shared/contract/result.ts';
import type { Handler } from './handler.ts';

/** Says which host this is and what it can do. */
export const readInfo: Handler<'app.info'> = async ({ host }) =>
  success({
    shell: host.shell,
    version: host.version,
    delivery: host.delivery.kind,
    libraryFolder: host.libraryFolder,
  });
