/** Answers of the browser shell. */
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Result } from '../../shared/contract/result.ts';
import { framingPolicy, securityHeaders } from '../workspace/page-headers.ts';

type Headers = Readonly<Record<string, string>>;

const headersOf = (headers: Headers, size: number): Headers => ({
  ...securityHeaders,
  'content-security-policy': framingPolicy,
  ...headers,
  'content-length': String(size),
});

export const respond = (
  response: ServerResponse,
  status: number,
  headers: Headers,
  body: Uint8Array | string = '',
): void => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, headersOf(headers, bytes.byteLength));
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
};

/** A large answer, as fast as its reader takes it. Rejects where the connection ends before it, or the pieces fail. */
export const respondInPieces = async (
  response: ServerResponse,
  headers: Headers,
  size: number,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> => {
  response.writeHead(200, headersOf(headers, size));
  if (response.req.method === 'HEAD') response.end();
  else await pipeline(pieces, response);
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
