/** What may be a logo: a PNG or JPEG by its first bytes, whatever the file is called. */
import { MAX_LOGO_BYTES, type Logo } from '../../../shared/contract/settings.ts';
import { fileToBase64 } from '../../ui/file/base64.ts';
import { formatBytes } from '../../ui/format/amount.ts';

const signatures: readonly { readonly mediaType: Logo['mediaType']; readonly bytes: readonly number[] }[] = [
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
];

/** The media type that the first bytes of a file tell, or null where it is neither PNG nor JPEG. */
export const imageTypeOf = (head: Uint8Array): Logo['mediaType'] | null =>
  signatures.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))?.mediaType ?? null;

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
