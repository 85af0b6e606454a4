import { success } from '../../../shared/contract/result.ts';
import { exportMediaTypes } from '../../export/run/file-names.ts';
import { fileFailure } from '../../library/write-failure.ts';
import type { Handler } from '../handler.ts';
import { expired } from './expired.ts';

/** The bytes of a finished export. */
export const readExport: Handler<'export.read'> = async ({ exports }, { handle }) => {
  const finished = exports.finished.find(handle);
  if (!finished) return expired;
  const { fileName, format, location } = finished;
  try {
    const bytes = finished.bytes ?? (await exports.fs.readFile(location));
    return success({
      fileName,
      mediaType: exportMediaTypes[format],
      bytes: Buffer.from(bytes).toString('base64'),
    });
  } catch (error) {
    return fileFailure('not-found', 'The exported file could not be read', error, 'The report is unchanged.');
  }
};
