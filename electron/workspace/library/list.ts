import type { Handler } from '../handler.ts';

/** Lists the reports that contain every word of the query, a page at a time. */
export const listReports: Handler<'library.list'> = ({ library }, request) => library.page(request);
