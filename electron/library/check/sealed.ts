/** What can be said of encrypted files without their key: that they are encrypted, whole in shape, and in their place. */
import { isSealed, readSealed } from '../../vault/sealed-bytes.ts';
import { claimedLineIdentity } from '../../vault/line.ts';

/** What is wrong with a sealed file; null where nothing can be seen. */
export const sealedTrouble = (bytes: Uint8Array, identity: string): string | null => {
  if (!isSealed(bytes)) return 'It is not encrypted as the rest of the library is.';
  const sealed = readSealed(bytes);
  if (sealed === 'cut-short') return 'The file was cut short.';
  if (sealed === 'too-long') return 'Something stands behind the end of the file.';
  return sealed.identity === identity ? null : 'The file belongs elsewhere: it was renamed or swapped.';
};

const NEWLINE = 10;

/** What is wrong with a journal of sealed lines, as far as that can be seen; null where nothing is. */
export const sealedJournalTrouble = (bytes: Uint8Array, id: string): string | null => {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0) return null;
    const claimed = claimedLineIdentity(bytes.subarray(start, end));
    if (claimed === null) return `Line ${line} is not encrypted as the rest of the library is.`;
    if (!claimed.startsWith(`history:${id}:`)) return `Line ${line} belongs to another report.`;
    start = end + 1;
  }
};
