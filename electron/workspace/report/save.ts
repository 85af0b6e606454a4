import type { Handler } from '../handler.ts';

/** Saves a report durably, unless it was changed since `base`. */
export const saveReport: Handler<'report.save'> = ({ library }, { report, base, note }) =>
  library.save(report, base, note);
