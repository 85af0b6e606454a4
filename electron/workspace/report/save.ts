import type { Handler } from '../handler.ts';

/** Saves a report durably, unless it was changed since `base`. What is new in it was typed by somebody. */
export const saveReport: Handler<'report.save'> = async ({ library, vault }, { report, base, note }) => {
  const saved = await library.save(report, base, note);
  if (saved.ok && saved.value.sha256 !== base) vault.touch();
  return saved;
};
