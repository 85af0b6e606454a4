/** The browser shell knows a window by its stream of events: when that ends, the window has gone. */
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GRACE } from '../../../electron/workspace/access/desk.ts';
import type { RunningServer } from '../../../electron/serve/server.ts';
import { enter, openServer, post, temporaryFolder, type Visitor } from '../../contract/drivers.ts';
import { type ManualTimers, manualTimers } from '../../setup/manual-timers.ts';

let server: RunningServer;
let visitor: Visitor;
let timers: ManualTimers;
let remove: () => Promise<void>;
beforeEach(async () => {
  const temporary = await temporaryFolder();
  ({ remove } = temporary);
  timers = manualTimers();
  ({ server } = await openServer(temporary.folder, path.join(temporary.folder, 'pages'), { timers }));
  visitor = await enter(server);
});
afterEach(async () => {
  await server.close();
  await remove();
});

const ask = async (channel: string, input: unknown) =>
  (await (await post(visitor, channel, input)).json()).value;

const listen = async (window: string): Promise<{ readonly status: number; close(): void }> => {
  const controller = new AbortController();
  const { status } = await fetch(`${visitor.origin}/api/events?window=${window}`, {
    headers: { cookie: visitor.cookie },
    signal: controller.signal,
  });
  return { status, close: () => controller.abort() };
};

test('the end of a window’s stream gives its reports to others, after a moment in which it may come back', async () => {
  const { id } = await ask('library.create', { from: 'template' });
  const access = async (window: string): Promise<string> =>
    (await ask('report.open', { id, window })).access.kind;
  const first = await listen('window-a');
  expect(await access('window-a')).toBe('edit');
  first.close();
  await timers.pass(GRACE - 1);
  const again = await listen('window-a');
  await timers.pass(GRACE);
  expect(await access('window-b')).toBe('held');
  again.close();
  await timers.pass(GRACE);
  await timers.pass(GRACE);
  expect(await access('window-b')).toBe('edit');
});

test.each(['', 'short', 'x'.repeat(65), '../../etc'])(
  'a stream that names no window (%j) is served all the same',
  async (name) => {
    const stream = await listen(encodeURIComponent(name));
    expect(stream.status).toBe(200);
    stream.close();
  },
);
