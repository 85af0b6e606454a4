import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';

/** Stops a running export; its own request answers "cancelled". */
export const cancelExport: Handler<'export.cancel'> = async ({ exports }, { job }) => {
  exports.cancel(job);
  return success({});
};
