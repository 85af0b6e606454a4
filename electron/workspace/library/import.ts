import { success } from '../../../shared/contract/result.ts';
import { importInto } from '../../library/import-into.ts';
import type { Handler } from '../handler.ts';

/** Reads a Markdown or JSON file and stores it as a new report. */
export const importReport: Handler<'library.import'> = async ({ host, library }, { fileName, bytes }) => {
  const imported = await importInto(library, fileName, Buffer.from(bytes, 'base64'), {
    newId: () => host.newId(),
    roles: host.preferences.read().approverRoles,
  });
  if (!imported.ok) return imported;
  const { report, summary } = imported.value;
  return success({ id: report.id, summary });
};
