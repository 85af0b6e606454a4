/** An image is known by its first bytes, whatever the file is called. */
import type { Logo } from '../../../shared/contract/settings.ts';

const signatures: readonly { readonly mediaType: Logo['mediaType']; readonly bytes: readonly number[] }[] = [
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
];

/** The media type that the first bytes of a file tell, or null where it is neither PNG nor JPEG. */
export const imageTypeOf = (head: Uint8Array): Logo['mediaType'] | null =>
  signatures.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))?.mediaType ?? null;
