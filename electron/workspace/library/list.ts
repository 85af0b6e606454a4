import type { Handler } from '../handler.ts';

/** Lists the reports that contain every word of the query. */
export const listReports: Handler<'library.list'> = ({ library }, { query }) => library.list(query);
