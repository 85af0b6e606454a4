import { success } from '../../../shared/contract/result.ts';
import { exportMediaTypes } from '../../export/run/file-names.ts';
import { fileFailure } from '../../library/write-failure.ts';
import type { Context, Handler } from '../handler.ts';
import type { Download } from '../host.ts';
import { expired } from './expired.ts';

/** The bytes of a finished export. */
export const readExport: Handler<'export.read'> = async ({ exports }, { handle }) => {
  const finished = exports.finished.find(handle);
  if (!finished) return expired;
  const { fileName, format, location, content } = finished;
  try {
    const bytes = content ? await content.read(0, content.size) : await exports.fs.readFile(location);
    return success({
      fileName,
      mediaType: exportMediaTypes[format],
      bytes: Buffer.from(bytes).toString('base64'),
    });
  } catch (error) {
    return fileFailure('not-found', 'The exported file could not be read', error, 'The report is unchanged.');
  }
};

/** Bytes that are handed on at a time. */
const PIECE = 256 * 1024;

/** A finished export that waits for its download, in pieces; null where there is none. */
export const downloadExport = ({ exports }: Pick<Context, 'exports'>, handle: string): Download | null => {
  const finished = exports.finished.find(handle);
  const content = finished?.content;
  if (!finished || !content) return null;
  const { fileName, format } = finished;
  return {
    fileName,
    mediaType: exportMediaTypes[format],
    size: content.size,
    async *pieces() {
      for (let at = 0; at < content.size; at += PIECE) {
        yield await content.read(at, Math.min(PIECE, content.size - at));
      }
    },
  };
};
