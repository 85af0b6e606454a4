/** A window's text as a report of its own, where the report it belongs to went another way. */
import type { Bridge } from '../../shared/contract/bridge.ts';
import { type Result, success } from '../../shared/contract/result.ts';
import type { Report } from '../../shared/report/schema.ts';

/** Writes the report into a new one; resolves to its id. */
export const copyOf = async (bridge: Bridge, report: Report): Promise<Result<{ readonly id: string }>> => {
  const duplicate = await bridge.invoke('library.duplicate', { id: report.id });
  if (!duplicate.ok) return duplicate;
  const { id } = duplicate.value;
  const { window } = bridge;
  const opened = await bridge.invoke('report.open', { id, window });
  if (!opened.ok) return opened;
  const saved = await bridge.invoke('report.save', {
    report: { ...report, id },
    base: opened.value.sha256,
    window,
  });
  await bridge.invoke('report.close', { id, window });
  return saved.ok ? success({ id }) : saved;
};
