import type { Handler } from '../handler.ts';

/** Moves a report to the trash, from where it can be restored. */
export const trashReport: Handler<'library.trash'> = ({ library }, { id }) => library.trash(id);
