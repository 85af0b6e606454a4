import { MAX_LOGO_BYTES } from '../../../shared/contract/settings.ts';
import { failure, success } from '../../../shared/contract/result.ts';
import { mediaTypeOf } from '../../library/media-type.ts';
import { fileFailure } from '../../library/write-failure.ts';
import { badRequest, type Handler } from '../handler.ts';

/** Changes the given preferences and answers with all of them. */
export const writeSettings: Handler<'settings.write'> = async ({ host }, patch) => {
  if (patch.logo) {
    const bytes = Buffer.from(patch.logo.bytes, 'base64');
    if (bytes.byteLength > MAX_LOGO_BYTES) {
      return failure('too-large', `The logo is larger than ${MAX_LOGO_BYTES / (1024 * 1024)} MB.`, {
        kept: 'The settings are unchanged.',
        next: 'Save the image smaller and choose it again.',
      });
    }
    if (mediaTypeOf(bytes) !== patch.logo.mediaType) {
      return badRequest([{ path: 'logo', message: 'The file is not a PNG or JPEG image.' }]);
    }
  }
  try {
    return success(host.preferences.write(patch));
  } catch (error) {
    return fileFailure(
      'could-not-write',
      'The settings could not be saved',
      error,
      'The settings on disk are unchanged.',
    );
  }
};
