import type { Handler } from '../handler.ts';

/** Reads a report with the record hash that a later save starts from. */
export const openReport: Handler<'report.open'> = ({ library }, { id }) => library.read(id);
