/** Bytes as a file, for programs that read nothing else. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Does `work` with the bytes in a file of that name, in a folder of its own that is gone afterwards. */
export const withFile = async <T>(
  bytes: Uint8Array,
  name: string,
  work: (file: string, folder: string) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-judge-'));
  try {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return await work(file, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
