import type { Handler } from '../handler.ts';

/** Saves a report durably, unless another window has it or it was changed since `base`. */
export const saveReport: Handler<'report.save'> = ({ library, desk }, { report, base, window, note }) =>
  desk.write(report.id, window, () => library.save(report, base, note));
