/** The files of a Word package, by name. */
import { strFromU8, strToU8 } from 'fflate';

export type Parts = Record<string, Uint8Array>;

/** Changes one part's XML; a part that is not there stays away. */
export const editPart = (parts: Parts, name: string, change: (xml: string) => string): void => {
  const bytes = parts[name];
  if (bytes !== undefined) parts[name] = strToU8(change(strFromU8(bytes)));
};
