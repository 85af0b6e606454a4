import type { Handler } from '../handler.ts';

/** Reads a report with the record hash that a later save starts from. */
export const openReport: Handler<'report.open'> = async ({ library, exports }, { id }) => {
  const stored = await library.read(id);
  if (stored.ok) exports.warmSoon();
  return stored;
};
