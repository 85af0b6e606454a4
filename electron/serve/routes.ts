/** What the browser shell answers to a request that has passed the guard and belongs to its session. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { failure } from '../../shared/contract/result.ts';
import type { Workspace } from '../workspace/host.ts';
import { readJsonBody } from './body.ts';
import { framedPolicy } from '../workspace/page-headers.ts';
import type { EventStream } from './event-stream.ts';
import { respond, respondInPieces, respondJson, respondPage } from './respond.ts';
import { readStatic } from './static-files.ts';

/** Serves the page itself: from the built bundle, or through a development server. */
export type PageServer = (
  request: IncomingMessage,
  response: ServerResponse,
  urlPath: string,
) => Promise<void>;

export type Routes = {
  readonly workspace: Workspace;
  readonly events: EventStream;
  readonly servePage: PageServer;
};

/** Serves the built bundle in `root`. */
export const bundlePages =
  (root: string): PageServer =>
  async (_request, response, urlPath) => {
    const file = await readStatic(root, urlPath);
    if (file) respond(response, 200, { 'content-type': file.mediaType }, file.bytes);
    else respondPage(response, 404, 'Not found', 'There is nothing at this address.');
  };

const isJson = (request: IncomingMessage): boolean =>
  /^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '');

const answerApi = async (
  { workspace }: Routes,
  request: IncomingMessage,
  response: ServerResponse,
  channel: string,
): Promise<void> => {
  if (!isJson(request)) {
    respondJson(response, 415, failure('bad-request', 'The request must be application/json.'));
    return;
  }
  const body = await readJsonBody(request);
  if (body.ok) respondJson(response, 200, await workspace.dispatch(channel, body.value));
  else respondJson(response, body.error.code === 'too-large' ? 413 : 400, body);
};

/** RFC 6266: a plain name for old readers, the exact one in UTF-8. */
const disposition = (fileName: string): string =>
  `attachment; filename="${fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** Exports are downloaded; the window frames a PDF in order to print it. */
const deliveryOf = (fileName: string, mediaType: string, prints: boolean): Record<string, string> =>
  prints && mediaType === 'application/pdf'
    ? { 'content-disposition': 'inline', 'content-security-policy': framedPolicy }
    : { 'content-disposition': disposition(fileName) };

const answerDownload = async (
  { workspace }: Routes,
  response: ServerResponse,
  handle: string,
  prints: boolean,
): Promise<void> => {
  const download = workspace.download(handle);
  if (!download) {
    respondPage(response, 404, 'Not found', 'This export is no longer at hand. Export the report again.');
    return;
  }
  const { fileName, mediaType, size } = download;
  const headers = { 'content-type': mediaType, ...deliveryOf(fileName, mediaType, prints) };
  await respondInPieces(response, headers, size, download.pieces());
};

const WINDOW = /^[A-Za-z0-9_-]{8,64}$/;

/** A window listens as long as it is there; the end of its stream tells that it has gone. */
const listen = ({ workspace, events }: Routes, request: IncomingMessage, response: ServerResponse): void => {
  const window = URL.parse(request.url ?? '', 'http://127.0.0.1')?.searchParams.get('window') ?? '';
  if (!WINDOW.test(window)) {
    events.connect(response);
    return;
  }
  workspace.windowHere(window);
  events.connect(response, () => workspace.windowGone(window));
};

/** Answers one request. Rejects only where the connection is gone. */
export const answer = async (
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
  urlPath: string,
): Promise<void> => {
  // Channels and handles are plain ASCII: they are taken as they stand, undecoded.
  const [, area = '', name = '', ...more] = urlPath.split('/');
  const isPost = request.method === 'POST';
  if (area === 'api' && more.length === 0) {
    if (name === 'events' && request.method === 'GET') listen(routes, request, response);
    else if (isPost) await answerApi(routes, request, response, name);
    else respondJson(response, 405, failure('bad-request', 'Channels are asked with POST.'));
    return;
  }
  if (isPost) {
    respondJson(response, 405, failure('bad-request', 'Only channels are asked with POST.'));
    return;
  }
  const prints = more.length === 1 && more[0] === 'print';
  if (area === 'exports' && (more.length === 0 || prints)) {
    await answerDownload(routes, response, name, prints);
    return;
  }
  await routes.servePage(request, response, urlPath);
};
