import type { Handler } from '../handler.ts';

/** Takes a report back out of the trash. */
export const restoreReport: Handler<'library.restore'> = ({ library }, { id }) => library.restore(id);
