/** Refusals that need nothing but a request's headers. They stop other sites' pages, also those that rebind their DNS. */
import type { IncomingHttpHeaders } from 'node:http';

export type Refusal = { readonly status: number; readonly message: string };

const refuse = (status: number, message: string): Refusal => ({ status, message });

/** The names under which this server answers. */
const hostsOf = (port: number): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`];

/**
 * Why a request must not be answered, or null where it may be. `Sec-Fetch-Site` is sent by every browser: only pages of
 * this very origin, and addresses typed or opened by the user, are let through.
 */
export const refusalOf = (method: string, headers: IncomingHttpHeaders, port: number): Refusal | null => {
  const host = headers.host ?? '';
  if (!hostsOf(port).includes(host)) return refuse(403, 'This address is not served here.');
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return refuse(403, 'Requests from other sites are refused.');
  }
  if (method === 'GET' || method === 'HEAD') return null;
  if (method !== 'POST') return refuse(405, 'Only GET and POST are served.');
  return headers.origin === `http://${host}` ? null : refuse(403, 'Requests from other origins are refused.');
};
