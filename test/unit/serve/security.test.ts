/** Who is refused by the browser shell, and what nobody may fetch from it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../../electron/serve/body.ts';
import type { RunningServer } from '../../../electron/serve/server.ts';
import { contentSecurityPolicy, framingPolicy } from '../../../electron/workspace/page-headers.ts';
import { enter, openServer, post, temporaryFolder, type Visitor } from '../../contract/drivers.ts';

let server: RunningServer;
let visitor: Visitor;
let cleanUp: () => Promise<void>;

beforeAll(async () => {
  const { folder, remove } = await temporaryFolder();
  const pages = path.join(folder, 'pages');
  await mkdir(path.join(pages, 'assets'), { recursive: true });
  await writeFile(path.join(pages, 'index.html'), '<!doctype html><title>Debrief</title>');
  await writeFile(path.join(pages, 'assets', 'main.js'), 'export {};');
  await writeFile(path.join(pages, 'assets', 'main.js.map'), '{}');
  await writeFile(path.join(folder, 'secret.json'), '{"secret":true}');
  await mkdir(`${pages}-other`);
  await writeFile(path.join(`${pages}-other`, 'secret.json'), '{"secret":true}');
  ({ server } = await openServer(folder, pages));
  visitor = await enter(server);
  cleanUp = async () => {
    await server.close();
    await remove();
  };
});
afterAll(() => cleanUp());

type Answer = {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
};

/** A request with every header in our hands, which `fetch` does not allow. */
const send = (
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port: server.port,
        method,
        path: target,
        headers: { cookie: visitor.cookie, ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const apiHeaders = (changes: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  origin: visitor.origin,
  'content-type': 'application/json',
  ...changes,
});
const askInfo = (changes: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  send('POST', '/api/app.info', apiHeaders(changes), '{}');

test('the page and the channels are served to the visitor with the cookie', async () => {
  expect(await send('GET', '/')).toMatchObject({
    status: 200,
    body: '<!doctype html><title>Debrief</title>',
  });
  expect((await send('GET', '/assets/main.js')).headers['content-type']).toContain('javascript');
  expect(await askInfo()).toMatchObject({ status: 200 });
  expect((await send('HEAD', '/')).body).toBe('');
});

describe('the launch token', () => {
  test('is exchanged for a cookie that scripts and other sites do not get, and a clean address', async () => {
    const response = await fetch(server.launchAddress(), { redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).toContain('Path=/');
  });

  test('works once', async () => {
    const address = server.launchAddress();
    await fetch(address, { redirect: 'manual' });
    const again = await fetch(address, { redirect: 'manual' });
    expect(again.status).toBe(403);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(await again.text()).toContain('used already');
  });

  test('of a restored tab leads its owner on to the page', async () => {
    const { pathname, search } = new URL(server.launchAddress());
    await fetch(`${visitor.origin}${pathname}${search}`, { redirect: 'manual' });
    const again = await send('GET', `${pathname}${search}`);
    expect(again).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('cannot be guessed', async () => {
    const response = await fetch(`${visitor.origin}/?token=guess`, { redirect: 'manual' });
    expect(response.status).toBe(403);
  });
});

describe('without the cookie', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/assets/main.js'],
    ['GET', '/api/events'],
    ['GET', '/exports/some-handle'],
    ['POST', '/api/app.info'],
  ])('%s %s is refused', async (method, target) => {
    for (const cookie of ['', 'debrief=x', visitor.cookie.replace(/.$/, '_'), `x${visitor.cookie}`]) {
      const answer = await send(method, target, apiHeaders({ cookie }), method === 'POST' ? '{}' : '');
      expect(answer.status).toBe(401);
      expect(answer.body).not.toContain('libraryFolder');
    }
  });
});

describe('requests of other sites', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost', '127.0.0.1.evil.example:80'])(
    'for the host “%s” are refused',
    async (host) => {
      expect((await askInfo({ host })).status).toBe(403);
      expect((await send('GET', '/', { host })).status).toBe(403);
    },
  );

  test('for this port under the name localhost are served', async () => {
    const host = `localhost:${server.port}`;
    expect((await askInfo({ host, origin: `http://${host}` })).status).toBe(200);
  });

  test.each(['http://evil.example', 'null', 'http://127.0.0.1', 'https://127.0.0.1:1', 'http://localhost:1'])(
    'from the origin %s are refused',
    async (origin) => expect((await askInfo({ origin })).status).toBe(403),
  );

  test('that hide their origin are refused', async () => {
    const answer = await send('POST', '/api/app.info', { 'content-type': 'application/json' }, '{}');
    expect(answer.status).toBe(403);
  });

  test.each(['cross-site', 'same-site', 'unheard-of'])('marked %s are refused', async (site) => {
    expect((await askInfo({ 'sec-fetch-site': site })).status).toBe(403);
    expect((await send('GET', '/', { 'sec-fetch-site': site })).status).toBe(403);
    const { pathname, search } = new URL(server.launchAddress());
    expect((await send('GET', `${pathname}${search}`, { 'sec-fetch-site': site })).status).toBe(403);
  });

  test('get no permission to read anything', async () => {
    const preflight = await send('OPTIONS', '/api/app.info', {
      origin: 'http://evil.example',
      'access-control-request-method': 'POST',
    });
    expect(preflight.status).toBe(405);
    for (const answer of [preflight, await askInfo(), await send('GET', '/')]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('cannot be sent by a form: only JSON is read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
      expect((await askInfo({ 'content-type': type })).status).toBe(415);
    }
  });
});

/** A request line as it is, without a client's tidying. */
const rawGet = (target: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const lines = [
      `GET ${target} HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      `Cookie: ${visitor.cookie}`,
      'Connection: close',
    ];
    const socket = connect(server.port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });

describe('addresses outside the bundle', () => {
  test.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/%2e%2e%2fpages-other/secret.json',
    '/..%5csecret.json',
    '/%00',
    '/%',
    '/exports/%',
    '/%ff%fe',
    '//etc/passwd',
    '/etc/passwd',
    '/assets',
    '/assets/',
    '/assets/main.js.map',
    '/nothing.html',
    'http://evil.example/secret.json',
  ])('%s is not found', async (target) => {
    const answer = await rawGet(target);
    expect(answer).toMatch(/^HTTP\/1\.1 (?:404|400) /);
    expect(answer).not.toContain('"secret"');
  });
});

test.each(['PUT', 'DELETE', 'PATCH', 'TRACE'])('%s is not served', async (method) => {
  expect((await send(method, '/', apiHeaders())).status).toBe(405);
});

test('channels are asked with POST, pages with GET', async () => {
  expect((await send('GET', '/api/app.info')).status).toBe(405);
  expect((await send('POST', '/', apiHeaders(), '{}')).status).toBe(405);
  expect((await send('POST', '/assets/main.js', apiHeaders(), '{}')).status).toBe(405);
  expect((await send('GET', '/api/app.info/more')).status).toBe(404);
});

test('a request that is too large is answered, not stored', { timeout: 30_000 }, async () => {
  const body = `{"padding":"${'x'.repeat(MAX_BODY_BYTES)}"}`;
  const answer = await send('POST', '/api/app.info', apiHeaders(), body);
  expect(answer.status).toBe(413);
  expect(answer.body).toContain('too-large');
  expect((await askInfo()).status).toBe(200);
});

test.each(['', '{', 'undefined', '\u0000'])('the body %j is refused as no JSON', async (body) => {
  const answer = await send('POST', '/api/app.info', apiHeaders(), body);
  expect(answer.status).toBe(400);
  expect(answer.body).toContain('bad-request');
});

test('every answer carries the policy headers', async () => {
  const answers = [
    await send('GET', '/'),
    await askInfo(),
    await send('GET', '/nothing'),
    await askInfo({ origin: 'null' }),
  ];
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toBe(framingPolicy);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
  }
  expect(contentSecurityPolicy).toContain("default-src 'none'");
  expect(contentSecurityPolicy).not.toContain('unsafe');
  // The one difference: it may frame a PDF of its own to print it, and lets no one frame the rest.
  expect(framingPolicy.split('; ').filter((rule) => !contentSecurityPolicy.includes(rule))).toEqual([
    "frame-src 'self'",
  ]);
  expect(framingPolicy).toContain("frame-ancestors 'none'");
});

test('the server listens on the loopback address only', async () => {
  const { networkInterfaces } = await import('node:os');
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((face) => face && !face.internal && face.family === 'IPv4');
  for (const face of others) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(server.port, face?.address ?? '', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    expect(isOpen).toBe(false);
  }
});

test('an export is downloaded under its own name', { timeout: 60_000 }, async () => {
  const ask = async (channel: string, input: unknown): Promise<{ value: Record<string, never> }> =>
    (await (await post(visitor, channel, input)).json()) as { value: Record<string, never> };
  const { id } = (await ask('library.create', { from: 'outage' })).value;
  const run = await ask('export.run', { job: 'j', id, formats: ['json'], paper: 'a4' });
  const [file] = run.value['files'] as unknown as { handle: string; fileName: string }[];
  const response = await fetch(`${visitor.origin}/exports/${file?.handle}`, {
    headers: { cookie: visitor.cookie },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain(`filename="${file?.fileName}"`);
  expect(await response.json()).toMatchObject({ schemaVersion: 1 });
});
