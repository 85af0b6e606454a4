import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';
import { downloadsOnly, expired } from './expired.ts';

/** Shows an exported file in its folder. */
export const revealExport: Handler<'export.reveal'> = async ({ host, exports }, { handle }) => {
  const { delivery } = host;
  if (delivery.kind === 'download') return downloadsOnly;
  const finished = exports.finished.find(handle);
  if (!finished) return expired;
  delivery.reveal(finished.location);
  return success({});
};
