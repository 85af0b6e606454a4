import type { Handler } from '../handler.ts';

/** Saves a report durably, unless another window has it or it was changed since `base`. What is new in it was typed by somebody. */
export const saveReport: Handler<'report.save'> = async (
  { library, desk, vault },
  { report, base, window, note },
) => {
  const saved = await desk.write(report.id, window, () => library.save(report, base, note));
  if (saved.ok && saved.value.sha256 !== base) vault.touch();
  return saved;
};
