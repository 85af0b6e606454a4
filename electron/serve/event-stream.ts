/** Events of the workspace, sent to every open window as a stream of server-sent events. */
import type { ServerResponse } from 'node:http';
import type { EventData, EventName } from '../../shared/contract/events.ts';
import { securityHeaders } from '../workspace/page-headers.ts';

/** A silent connection is kept alive, and a dead one noticed, by a comment every so often (milliseconds). */
const HEARTBEAT = 25_000;

export interface EventStream {
  emit<E extends EventName>(event: E, data: EventData<E>): void;
  /** Keeps the response open and sends it every event from now on. `onEnd` is called once, when its window is gone. */
  connect(response: ServerResponse, onEnd?: () => void): void;
  /** Ends all streams. */
  close(): void;
}

export const createEventStream = (): EventStream => {
  const open = new Set<ServerResponse>();
  const heartbeat = setInterval(() => {
    for (const response of open) response.write(': alive\n\n');
  }, HEARTBEAT);
  heartbeat.unref();
  return {
    emit: (event, data) => {
      for (const response of open) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    connect: (response, onEnd) => {
      response.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
      response.write('retry: 1000\n\n');
      open.add(response);
      response.once('close', () => {
        open.delete(response);
        onEnd?.();
      });
    },
    close: () => {
      clearInterval(heartbeat);
      for (const response of open) response.end();
    },
  };
};
