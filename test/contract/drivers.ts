/** The same workspace, asked in two ways: directly, and through the browser shell's server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Input, Channel, Output } from '../../shared/contract/channels.ts';
import type { EventData, EventName } from '../../shared/contract/events.ts';
import type { Result } from '../../shared/contract/result.ts';
import { startExportThread } from '../../electron/export/run/thread.ts';
import { createEventStream } from '../../electron/serve/event-stream.ts';
import { resourcesFolder } from '../../electron/serve/places.ts';
import { openPreferences } from '../../electron/serve/preferences.ts';
import { bundlePages } from '../../electron/serve/routes.ts';
import { type RunningServer, startServer } from '../../electron/serve/server.ts';
import type { Host, Workspace } from '../../electron/workspace/host.ts';
import { createWorkspace } from '../../electron/workspace/workspace.ts';

export const NOW = new Date('2026-03-16T08:10:00.000Z');

/** The window that tests ask as, where they do not say another. */
export const WINDOW = 'window-of-the-test';

export type Emitted = { [E in EventName]: { readonly event: E; readonly data: EventData<E> } }[EventName];

/** A folder of this test alone; `remove` deletes it. */
export const temporaryFolder = async (): Promise<{ folder: string; remove: () => Promise<void> }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-test-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};

/** A host over a temporary folder, with real preferences and real export threads. */
export const testHost = (folder: string, changes: Partial<Host> = {}): Host => ({
  shell: 'browser',
  version: '0.0.0-test',
  libraryFolder: path.join(folder, 'library'),
  resourcesFolder,
  preferences: openPreferences(path.join(folder, 'config'), () => NOW),
  delivery: { kind: 'download' },
  now: () => NOW,
  newId: randomUUID,
  startExportProcess: () => startExportThread(),
  // Tests of the daily backup say when it is made.
  backupDelay: null,
  emit: () => undefined,
  ...changes,
});

export interface Driver {
  readonly libraryFolder: string;
  /** Asks with anything. */
  ask(channel: string, input: unknown): Promise<Result<unknown>>;
  /** Events so far. */
  readonly emitted: readonly Emitted[];
  close(): Promise<void>;
}

/** Asks and expects a value. */
export const ask = async <C extends Channel>(
  driver: Driver,
  channel: C,
  input: Input<C>,
): Promise<Output<C>> => {
  const result = await driver.ask(channel, input);
  if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
  return result.value as Output<C>;
};

/** Asks and expects a failure. */
export const refused = async (driver: Driver, channel: string, input: unknown) => {
  const result = await driver.ask(channel, input);
  if (result.ok) throw new Error(`${channel} answered ${JSON.stringify(result.value)}`);
  return result.error;
};

export const openDirect = async (changes: Partial<Host> = {}): Promise<Driver> => {
  const { folder, remove } = await temporaryFolder();
  const emitted: Emitted[] = [];
  const host = testHost(folder, {
    emit: (event, data) => emitted.push({ event, data } as Emitted),
    ...changes,
  });
  const workspace = createWorkspace(host);
  return {
    libraryFolder: host.libraryFolder,
    emitted,
    ask: (channel, input) => workspace.dispatch(channel, input),
    close: async () => {
      await workspace.close();
      await remove();
    },
  };
};

/** What a browser holds after it has opened the launch address. */
export type Visitor = { readonly origin: string; readonly cookie: string };

export const enter = async (server: RunningServer): Promise<Visitor> => {
  const address = server.launchAddress();
  const response = await fetch(address, { redirect: 'manual' });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { origin: new URL(address).origin, cookie };
};

export const post = (visitor: Visitor, channel: string, input: unknown): Promise<Response> =>
  fetch(`${visitor.origin}/api/${channel}`, {
    method: 'POST',
    headers: { cookie: visitor.cookie, origin: visitor.origin, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });

/** A server over a temporary library, serving the files in `pages`. */
export const openServer = async (
  folder: string,
  pages: string,
  changes: Partial<Host> = {},
): Promise<{ server: RunningServer; workspace: Workspace }> => {
  const events = createEventStream();
  const workspace = createWorkspace(
    testHost(folder, { emit: (event, data) => events.emit(event, data), ...changes }),
  );
  const server = await startServer({ workspace, events, port: 0, pages: () => bundlePages(pages) });
  return { server, workspace };
};

/** Reads server-sent events as they come. */
const collectEvents = (visitor: Visitor, into: Emitted[]): Promise<() => void> => {
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const read = async (): Promise<void> => {
      const response = await fetch(`${visitor.origin}/api/events`, {
        headers: { cookie: visitor.cookie },
        signal: controller.signal,
      });
      resolve(() => controller.abort());
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const match = /^event: (.*)\ndata: (.*)$/.exec(block);
          if (match) into.push({ event: match[1], data: JSON.parse(match[2] ?? '') } as Emitted);
        }
      }
    };
    read().catch((error: unknown) => {
      if (!controller.signal.aborted) reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
};

export const openHttp = async (changes: Partial<Host> = {}): Promise<Driver> => {
  const { folder, remove } = await temporaryFolder();
  const { server } = await openServer(folder, path.join(folder, 'pages'), changes);
  const visitor = await enter(server);
  const emitted: Emitted[] = [];
  const stopListening = await collectEvents(visitor, emitted);
  return {
    libraryFolder: path.join(folder, 'library'),
    emitted,
    ask: async (channel, input) => (await (await post(visitor, channel, input)).json()) as Result<unknown>,
    close: async () => {
      stopListening();
      await server.close();
      await remove();
    },
  };
};
