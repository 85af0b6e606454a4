/** The window's bridge over HTTP against the real server; and without one. */
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHttpBridge } from '../../../renderer/bridge/http.ts';
import type { RunningServer } from '../../../electron/serve/server.ts';
import { enter, openServer, temporaryFolder, type Visitor } from '../../contract/drivers.ts';

afterEach(() => vi.unstubAllGlobals());

describe('with a server', () => {
  let server: RunningServer;
  let visitor: Visitor;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const temporary = await temporaryFolder();
    ({ remove } = temporary);
    ({ server } = await openServer(temporary.folder, path.join(temporary.folder, 'pages')));
    visitor = await enter(server);
    const plainFetch = globalThis.fetch;
    // What a browser adds by itself.
    vi.stubGlobal('fetch', (input: URL, init: RequestInit) =>
      plainFetch(input, {
        ...init,
        headers: {
          'content-type': 'application/json',
          cookie: visitor.cookie,
          origin: visitor.origin,
          'sec-fetch-site': 'same-origin',
        },
      }),
    );
  });
  afterEach(async () => {
    await server.close();
    await remove();
  });

  test('values and failures arrive as they are', async () => {
    const bridge = createHttpBridge(visitor.origin, 'window-of-the-test');
    const created = await bridge.invoke('library.create', { from: 'template' });
    if (!created.ok) throw new Error(created.error.message);
    const opened = await bridge.invoke('report.open', { id: created.value.id });
    expect(opened.ok && opened.value.report.id).toBe(created.value.id);
    const missing = await bridge.invoke('report.open', { id: 'missing' });
    expect(missing.ok ? '' : missing.error.code).toBe('not-found');
  });

  test('a server that has ended is a failure that says what is kept', async () => {
    const bridge = createHttpBridge(visitor.origin, 'window-of-the-test');
    await server.close();
    const result = await bridge.invoke('app.info', {});
    expect(result.ok ? null : result.error).toMatchObject({ code: 'not-available' });
    expect(result.ok ? '' : result.error.kept).toContain('in this window');
    expect(result.ok ? '' : result.error.next).not.toBe('');
  });
});

test.each([
  ['no JSON', new Response('<html>', { status: 502 }), 'not-available'],
  ['another shape', Response.json({ ok: true, value: { wrong: 1 } }), 'internal'],
  ['no result at all', Response.json(null), 'internal'],
])('an answer that is %s is a failure, not an exception', async (_name, response, code) => {
  vi.stubGlobal('fetch', () => Promise.resolve(response));
  const result = await createHttpBridge('http://127.0.0.1:1', 'window-of-the-test').invoke('app.info', {});
  expect(result.ok ? '' : result.error.code).toBe(code);
});

describe('events', () => {
  class FakeSource extends EventTarget {
    static readonly opened: FakeSource[] = [];
    closed = false;
    readonly url: URL;
    constructor(url: URL) {
      super();
      this.url = url;
      FakeSource.opened.push(this);
    }
    close(): void {
      this.closed = true;
    }
  }

  test('come over one stream for all listeners, parsed, until the last one leaves', () => {
    vi.stubGlobal('EventSource', FakeSource);
    const bridge = createHttpBridge('http://127.0.0.1:1', 'window-of-the-test');
    const seen: unknown[] = [];
    const stopFirst = bridge.on('export.progress', (data) => seen.push(data));
    const stopSecond = bridge.on('menu.command', (data) => seen.push(data));
    const [source] = FakeSource.opened;
    expect(FakeSource.opened).toHaveLength(1);
    expect(source?.url.pathname).toBe('/api/events');
    const send = (data: string) => source?.dispatchEvent(new MessageEvent('export.progress', { data }));
    send('{"job":"j","step":"PDF","fraction":0.5}');
    send('{"job":"j","fraction":2}');
    send('no JSON');
    expect(seen).toEqual([{ job: 'j', step: 'PDF', fraction: 0.5 }]);
    stopFirst();
    stopFirst();
    expect(source?.closed).toBe(false);
    stopSecond();
    expect(source?.closed).toBe(true);
    send('{"job":"j","step":"PDF","fraction":1}');
    expect(seen).toHaveLength(1);
  });
});
