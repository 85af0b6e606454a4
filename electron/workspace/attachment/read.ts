import { success } from '../../../shared/contract/result.ts';
import type { Handler } from '../handler.ts';

/** Reads the bytes of an attachment. */
export const readAttachment: Handler<'attachment.read'> = async ({ library }, { sha256 }) => {
  const stored = await library.attachments.read(sha256);
  if (!stored.ok) return stored;
  const { mediaType, bytes } = stored.value;
  return success({ mediaType, bytes: Buffer.from(bytes).toString('base64') });
};
