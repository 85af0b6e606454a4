import { success } from '../../../shared/contract/result.ts';
import { readImport } from '../../library/read-import.ts';
import type { Handler } from '../handler.ts';

/** Reads a Markdown or JSON file and stores it as a new report. Where it cannot be read, nothing is stored. */
export const importReport: Handler<'library.import'> = async ({ host, library }, { fileName, bytes }) => {
  const read = await readImport(fileName, Buffer.from(bytes, 'base64'), {
    newId: () => host.newId(),
    roles: host.preferences.read().approverRoles,
    hasAttachment: async (sha256) => (await library.attachments.read(sha256)).ok,
  });
  if (!read.ok) return read;
  const { report, summary } = read.value;
  const added = await library.add(report);
  return added.ok ? success({ id: report.id, summary }) : added;
};
