import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';

/** Announces a file that comes in parts. */
export const beginUpload: Handler<'upload.begin'> = async ({ transfer }, { fileName, size }) =>
  transfer.uploads.begin(fileName, size);

/** Takes the next part of it. */
export const addPart: Handler<'upload.part'> = ({ transfer }, { upload, offset, bytes }) =>
  transfer.uploads.add(upload, offset, Buffer.from(bytes, 'base64'));

/** Forgets it. */
export const cancelUpload: Handler<'upload.cancel'> = async ({ transfer }, { upload }) => {
  await transfer.uploads.forget(upload);
  return success({});
};
