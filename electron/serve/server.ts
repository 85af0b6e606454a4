/**
 * The browser shell's server: the same dispatch behind loopback HTTP. It listens on 127.0.0.1 only and answers only the
 * browser that was opened with its launch token.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { failure } from '../../shared/contract/result.ts';
import type { Workspace } from '../workspace/host.ts';
import { refusalOf } from './guard.ts';
import type { EventStream } from './event-stream.ts';
import { respond, respondJson, respondPage } from './respond.ts';
import { answer, type PageServer, type Routes } from './routes.ts';
import { createSession, type Session } from './session.ts';

export type ServerOptions = {
  readonly workspace: Workspace;
  readonly events: EventStream;
  /** 0 takes any free port. */
  readonly port: number;
  /** Makes the page server; the HTTP server is handed over for a development server that listens to upgrades. */
  readonly pages: (server: Server) => PageServer | Promise<PageServer>;
};

export interface RunningServer {
  readonly port: number;
  /** A fresh address that opens the editor in one browser, once. */
  launchAddress(): string;
  /** Finishes what was asked, then stops. */
  close(): Promise<void>;
}

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const noSession = 'This window belongs to no running session of Debrief.';
const howToOpen =
  'Open the address that Debrief printed when it started; each address works once. For a new one, press Enter where Debrief runs, or start it again.';

/** Handles the launch token; true where the request is answered by it. */
const enter = (
  session: Session,
  token: string | null,
  request: IncomingMessage,
  response: ServerResponse,
): boolean => {
  if (token === null) return false;
  const cookie = session.exchange(token);
  if (cookie !== null) respond(response, 303, { location: '/', 'set-cookie': cookie });
  // A restored tab asks again with its used token; it has the cookie already.
  else if (session.admits(request.headers.cookie)) respond(response, 303, { location: '/' });
  else respondPage(response, 403, 'This address was used already', howToOpen);
  return true;
};

const handle = async (
  routes: Routes,
  session: Session,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const refusal = refusalOf(request.method ?? '', request.headers, port);
  if (refusal) {
    const { status, message } = refusal;
    // Who follows a link on another page reads why it does not open; a program gets what programs read.
    if (request.method === 'GET') respondPage(response, status, message, howToOpen);
    else respondJson(response, status, failure('bad-request', message));
    return;
  }
  const url = URL.parse(request.url ?? '', 'http://127.0.0.1');
  if (!url) {
    respondJson(response, 400, failure('bad-request', 'The address is not valid.'));
    return;
  }
  const isStart = request.method === 'GET' && url.pathname === '/';
  if (isStart && enter(session, url.searchParams.get('token'), request, response)) return;
  if (session.admits(request.headers.cookie)) await answer(routes, request, response, url.pathname);
  else if (isStart) respondPage(response, 401, noSession, howToOpen);
  else respondJson(response, 401, failure('not-available', noSession, { next: howToOpen }));
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });

/** Starts serving. Rejects where the port is taken. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { workspace, events } = options;
  const server = createServer();
  const servePage = await options.pages(server);
  const session = createSession(() => portOf(server));
  server.on('request', (request, response) => {
    handle({ workspace, events, servePage }, session, portOf(server), request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else respondJson(response, 500, failure('internal', 'The request could not be answered.'));
    });
  });
  await listen(server, options.port);
  const port = portOf(server);
  return {
    port,
    launchAddress: () => `http://127.0.0.1:${port}/?token=${session.issueToken()}`,
    close: async () => {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      await workspace.close();
      events.close();
      server.closeIdleConnections();
      // Answers under way get a moment; a window that is only listening does not hold the program.
      const patience = setTimeout(() => server.closeAllConnections(), 1000);
      await ended;
      clearTimeout(patience);
    },
  };
};
