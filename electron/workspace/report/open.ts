import type { Access } from '../../../shared/contract/access.ts';
import { success } from '../../../shared/contract/result.ts';
import type { Context, Handler } from '../handler.ts';

/** Opens for a window, or only looks. */
const accessFor = (
  { desk }: Context,
  {
    id,
    window,
    takeOver = false,
  }: { id: string; window?: string | undefined; takeOver?: true | undefined | false },
): Promise<Access> => (window === undefined ? desk.look(id) : desk.enter(id, window, takeOver));

/**
 * Reads a report with the record hash that a later save starts from, and makes it the window's. One of a newer version is
 * shown as far as it goes.
 */
export const openReport: Handler<'report.open'> = async (context, input) => {
  const { library, desk, exports, tidying } = context;
  const { id, window } = input;
  const found = await library.read(id);
  if (found.ok) {
    const access = await accessFor(context, input);
    // Once it is the window's nobody else writes to it: this is the state that is edited.
    const stored = await library.read(id);
    if (stored.ok) {
      exports.warmSoon(stored.value.report);
      if (window !== undefined && access.kind === 'edit') tidying.soon(id, window);
      return success({ ...stored.value, access });
    }
    if (window !== undefined) await desk.leave(id, window);
    return stored;
  }
  const newer = found.error.code === 'newer-version' ? await library.readNewer(id) : null;
  if (newer === null) return found;
  const { report, savedAt, sha256, version, omitted } = newer;
  return success({
    report,
    savedAt,
    sha256,
    notices: [],
    access: { kind: 'newer', version, omitted: [...omitted] },
  });
};
