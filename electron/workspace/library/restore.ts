import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';

/** Takes a report back out of the trash. */
export const restoreReport: Handler<'library.restore'> = async ({ library }, { id }) => {
  const moved = await library.restore(id);
  return moved.ok ? success({}) : moved;
};
