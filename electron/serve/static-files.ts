/** The files of the window's bundle, and nothing else. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pageMediaTypes } from '../workspace/page-headers.ts';

/** The file inside `root` that a URL path names, or null where it names none. */
export const fileOf = (root: string, urlPath: string): string | null => {
  let name: string;
  try {
    name = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  // A backslash or a drive colon means nothing in our addresses, but something to Windows.
  if (/[\\:\0]/.test(name)) return null;
  const file = path.join(root, name === '/' ? 'index.html' : name);
  const inside = path.relative(root, file);
  const escapes = inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside);
  return escapes || inside === '' ? null : file;
};

export type StaticFile = { readonly mediaType: string; readonly bytes: Uint8Array };

/** Reads a file of the bundle; null where there is none of a known kind. */
export const readStatic = async (root: string, urlPath: string): Promise<StaticFile | null> => {
  const file = fileOf(root, urlPath);
  const mediaType = file === null ? undefined : pageMediaTypes[path.extname(file).toLowerCase()];
  if (file === null || mediaType === undefined) return null;
  try {
    return { mediaType, bytes: await readFile(file) };
  } catch {
    return null;
  }
};
