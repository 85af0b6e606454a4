import { success } from '../../../shared/contract/result.ts';
import { duplicateReport } from '../../library/duplicate.ts';
import type { Handler } from '../handler.ts';

/** Stores a copy of a report as a new first draft. */
export const duplicateInLibrary: Handler<'library.duplicate'> = async ({ host, library }, { id }) => {
  const stored = await library.read(id);
  if (!stored.ok) return stored;
  const copy = duplicateReport(stored.value.report, host.newId());
  const added = await library.add(copy);
  return added.ok ? success({ id: copy.id }) : added;
};
