import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';

/** Puts the newest good state in the place of a report file that cannot be read. */
export const recoverReport: Handler<'report.recover'> = async ({ library }, { id }) => {
  const recovered = await library.recover(id);
  return recovered.ok ? success({ savedAt: recovered.value.savedAt }) : recovered;
};
