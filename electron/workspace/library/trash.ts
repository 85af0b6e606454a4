import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';

/** Moves a report that nobody else edits to the trash, from where it can be restored. */
export const trashReport: Handler<'library.trash'> = async ({ library, desk }, { id, window }) => {
  const moved = await desk.alone(id, window ?? null, () => library.trash(id));
  return moved.ok ? success({}) : moved;
};
