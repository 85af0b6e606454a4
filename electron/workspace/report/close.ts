import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';

/** The window leaves the report to others. */
export const closeReport: Handler<'report.close'> = async ({ desk, tidying }, { id, window }) => {
  tidying.callOff(id, window);
  await desk.leave(id, window);
  return success({});
};
