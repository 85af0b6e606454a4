/** What may be a logo. */
import { MAX_LOGO_BYTES, type Logo } from '../../../shared/contract/settings.ts';
import { fileToBase64 } from '../../ui/file/base64.ts';
import { formatBytes } from '../../ui/format/amount.ts';
import { imageTypeOf } from './image-type.ts';

/** Reads a chosen file as logo; the text says why it cannot be one. */
export const readLogo = async (file: Blob): Promise<Logo | string> => {
  if (file.size > MAX_LOGO_BYTES) {
    return `This file has ${formatBytes(file.size)}. A logo may have at most ${formatBytes(MAX_LOGO_BYTES)}.`;
  }
  try {
    const mediaType = imageTypeOf(new Uint8Array(await file.slice(0, 8).arrayBuffer()));
    if (mediaType === null) return 'This file is neither a PNG nor a JPEG image, whatever its name says.';
    // The first bytes may be right and the rest broken; what cannot be drawn here cannot be printed either.
    (await createImageBitmap(file)).close();
    return { mediaType, bytes: await fileToBase64(file) };
  } catch {
    return 'This image is damaged or could not be read. Choose another file.';
  }
};
