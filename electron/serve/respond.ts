/** Answers of the browser shell. */
import type { ServerResponse } from 'node:http';
import type { Result } from '../../shared/contract/result.ts';
import { framingPolicy, securityHeaders } from '../workspace/page-headers.ts';

type Headers = Readonly<Record<string, string>>;

export const respond = (
  response: ServerResponse,
  status: number,
  headers: Headers,
  body: Uint8Array | string = '',
): void => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, {
    ...securityHeaders,
    'content-security-policy': framingPolicy,
    ...headers,
    'content-length': String(bytes.byteLength),
  });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
};

export const respondJson = (response: ServerResponse, status: number, result: Result<unknown>): void =>
  respond(response, status, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(result));

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A plain page for a person who came the wrong way. */
export const respondPage = (response: ServerResponse, status: number, title: string, text: string): void =>
  respond(
    response,
    status,
    { 'content-type': 'text/html; charset=utf-8' },
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(title)}</title><h1>${escape(title)}</h1><p>${escape(text)}</p></html>`,
  );
