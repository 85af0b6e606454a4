/** `app://debrief/…`: the files of the window's bundle and nothing else. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { mediaTypes, securityHeaders } from './headers.ts';
import { isOurs, SCHEME } from './origin.ts';

const refuse = (status: 404 | 405): Response => new Response(null, { status, headers: securityHeaders });

/** The file that an address of the bundle names, or null where it names none inside `folder`. */
export const fileOf = (folder: string, address: string): string | null => {
  const url = URL.parse(address);
  if (url === null || !isOurs(address)) return null;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  // A backslash or a drive colon means nothing in our addresses, but something to Windows.
  if (/[\\:\0]/.test(name)) return null;
  const file = path.join(folder, name);
  const inside = path.relative(folder, file);
  const escapes = inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside);
  return escapes || inside === '' ? null : file;
};

const answer = async (folder: string, request: Request): Promise<Response> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const file = fileOf(folder, request.url);
  const mediaType = file === null ? undefined : mediaTypes[path.extname(file).toLowerCase()];
  if (file === null || mediaType === undefined) return refuse(404);
  try {
    const bytes = await readFile(file);
    return new Response(bytes, { headers: { ...securityHeaders, 'content-type': mediaType } });
  } catch {
    return refuse(404);
  }
};

/** Must run before the app is ready: a scheme can only be made standard and secure until then. */
export const registerScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
};

/** Serves the bundle from `folder` (absolute path). */
export const serveBundle = (folder: string): void => {
  protocol.handle(SCHEME, (request) => answer(folder, request));
};
