/** What a library holds of a report, as it goes into a package. */
import { type Result, success } from '../../shared/contract/result.ts';
import type { Library } from '../library/library.ts';
import type { PackageContent } from './write.ts';

/** The newest state of a report with its whole history. */
export const packageContent = async (library: Library, id: string): Promise<Result<PackageContent>> => {
  const stored = await library.read(id);
  if (!stored.ok) return stored;
  const history = await library.history(id);
  if (!history.ok) return history;
  const { report, savedAt, sha256 } = stored.value;
  return success({
    stored: { report, savedAt, sha256 },
    entries: history.value.entries,
    readAttachment: async (hash) => {
      const read = await library.attachments.read(hash);
      return read.ok ? success(read.value.bytes) : read;
    },
  });
};
