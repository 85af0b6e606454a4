import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';

/** Reads a report with the record hash that a later save starts from. One of a newer version is shown as far as it goes. */
export const openReport: Handler<'report.open'> = async ({ library, exports }, { id }) => {
  const stored = await library.read(id);
  if (stored.ok) {
    exports.warmSoon();
    return success({ ...stored.value, access: { kind: 'edit' } });
  }
  const newer = stored.error.code === 'newer-version' ? await library.readNewer(id) : null;
  if (newer === null) return stored;
  const { report, savedAt, sha256, version, omitted } = newer;
  return success({
    report,
    savedAt,
    sha256,
    notices: [],
    access: { kind: 'newer', version, omitted: [...omitted] },
  });
};
