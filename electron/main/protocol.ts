/** `app://debrief/…`: the files of the window's bundle and nothing else. */
import { protocol } from 'electron';
import { readStatic } from '../serve/static-files.ts';
import { securityHeaders } from '../workspace/page-headers.ts';
import { isOurs, SCHEME } from './origin.ts';

const refuse = (status: 404 | 405): Response => new Response(null, { status, headers: securityHeaders });

const answer = async (folder: string, request: Request): Promise<Response> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const url = URL.parse(request.url);
  const file = url !== null && isOurs(request.url) ? await readStatic(folder, url.pathname) : null;
  if (file === null) return refuse(404);
  const headers = { ...securityHeaders, 'content-type': file.mediaType };
  return new Response(Buffer.from(file.bytes), { headers });
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
