/** Hands a file to the host in parts. */
import type { Bridge } from '../../../shared/contract/bridge.ts';
import { MAX_PACKAGE_BYTES, MAX_PART_BYTES } from '../../../shared/contract/package.ts';
import { failure, type Result, success } from '../../../shared/contract/result.ts';
import { fileToBase64 } from '../../ui/file/base64.ts';
import { formatBytes } from '../../ui/format/amount.ts';

type UploadOptions = {
  readonly signal: AbortSignal;
  /** Done so far, 0 to 1. */
  readonly onProgress: (fraction: number) => void;
};

const nothing = { kept: 'Nothing was imported.' };

const tooLarge = (file: File): Result<never> =>
  failure('too-large', `This file has ${formatBytes(file.size)}.`, {
    ...nothing,
    next: `A package may have at most ${formatBytes(MAX_PACKAGE_BYTES)}.`,
  });

/** Resolves to the name of the upload. Where it fails or is cancelled, the host keeps nothing of it. */
export const uploadFile = async (
  bridge: Bridge,
  file: File,
  { signal, onProgress }: UploadOptions,
): Promise<Result<string>> => {
  if (file.size > MAX_PACKAGE_BYTES) return tooLarge(file);
  const begun = await bridge.invoke('upload.begin', { fileName: file.name.slice(0, 1000), size: file.size });
  if (!begun.ok) return begun;
  const { upload } = begun.value;
  for (let offset = 0; offset < file.size; offset += MAX_PART_BYTES) {
    const bytes = await fileToBase64(file.slice(offset, offset + MAX_PART_BYTES)).catch(() => null);
    if (bytes === null || signal.aborted) {
      void bridge.invoke('upload.cancel', { upload });
      return bytes === null
        ? failure('unreadable-input', 'This file could not be read.', {
            ...nothing,
            next: 'Check that it is a file, not a folder, and that you may read it.',
          })
        : failure('cancelled', 'The import was cancelled.', nothing);
    }
    const added = await bridge.invoke('upload.part', { upload, offset, bytes });
    if (!added.ok) return added;
    onProgress(added.value.received / file.size);
  }
  return success(upload);
};

/** Both kinds begin with these words, a plain one after the first header of its archive. */
const SEALED = 'DEBRIEF-SEALED';
const MEDIA_TYPE = 'application/x-debrief-package';

/** Whether a file is, or says it is, a package. */
export const isPackage = async (file: File): Promise<boolean> => {
  if (/\.debrief$/i.test(file.name)) return true;
  const bytes = await file
    .slice(0, 80)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  const start = new TextDecoder('latin1').decode(bytes);
  return start.startsWith(SEALED) || (start.startsWith('PK') && start.includes(MEDIA_TYPE));
};
