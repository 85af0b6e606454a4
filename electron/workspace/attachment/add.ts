import { MAX_ATTACHMENT_BYTES } from '../../../shared/contract/channels.ts';
import { failure, success } from '../../../shared/contract/result.ts';
import { mediaTypeOf } from '../../library/media-type.ts';
import { stripPicture } from '../../picture/strip.ts';
import { toLine } from '../../../shared/report/text.ts';
import type { Handler } from '../handler.ts';

/** The last part of a name, whatever system's path it came with. */
const baseName = (name: string): string => name.split(/[\\/]/).at(-1) ?? name;

/** Stores the bytes of an attachment. The report refers to it only once it is saved with what this answers. */
export const addAttachment: Handler<'attachment.add'> = async ({ host, library }, input) => {
  const given = Buffer.from(input.bytes, 'base64');
  if (given.byteLength > MAX_ATTACHMENT_BYTES) {
    return failure('too-large', `The file is larger than ${MAX_ATTACHMENT_BYTES / (1024 * 1024)} MB.`, {
      kept: 'The report is unchanged.',
      next: 'Compress the file or attach a part of it.',
    });
  }
  const wanted = input.strip === true ? stripPicture(given, mediaTypeOf(given)) : success(given);
  if (!wanted.ok) return wanted;
  const bytes = wanted.value;
  const stored = await library.attachments.add(bytes);
  if (!stored.ok) return stored;
  return success({
    id: host.newId(),
    name: toLine(baseName(input.fileName)),
    mediaType: stored.value.mediaType,
    size: bytes.byteLength,
    sha256: stored.value.sha256,
    caption: '',
  });
};
