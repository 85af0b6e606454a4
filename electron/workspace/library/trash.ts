import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';

/** Moves a report to the trash, from where it can be restored. */
export const trashReport: Handler<'library.trash'> = async ({ library }, { id }) => {
  const moved = await library.trash(id);
  return moved.ok ? success({}) : moved;
};
