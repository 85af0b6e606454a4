import { failure, success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';
import { downloadsOnly, expired } from './expired.ts';

/** Opens an exported file with the system's program. */
export const openExport: Handler<'export.open'> = async ({ host, exports }, { handle }) => {
  const { delivery } = host;
  if (delivery.kind === 'download') return downloadsOnly;
  const finished = exports.finished.find(handle);
  if (!finished) return expired;
  const problem = await delivery.open(finished.location);
  return problem === ''
    ? success({})
    : failure('not-available', `The file could not be opened: ${problem}`, {
        kept: `The file is at ${finished.location}.`,
        next: 'Open it from its folder.',
      });
};
