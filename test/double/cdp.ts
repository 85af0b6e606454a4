/** A connection to Chromium's DevTools protocol: `send` a command; events arrive as `(params, sessionId)`. */
import { EventEmitter } from 'node:events';

/** What the protocol answers; each caller knows the shape of what it asked for. */
// oxlint-disable-next-line typescript/no-explicit-any -- the protocol's types are not installed, and its answers are read in place
export type Answer = any;

type Waiting = {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
};

export class Cdp extends EventEmitter {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(socket: WebSocket) {
    super();
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data))));
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the DevTools session is closed'));
      this.#waiting.clear();
    });
  }

  send(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject });
      this.#socket.send(JSON.stringify({ id: this.#lastId, method, params, sessionId }));
    });
  }

  #receive(message: Answer): void {
    if (message.id === undefined) {
      this.emit(message.method, message.params, message.sessionId);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(`${message.error.message} ${message.error.data ?? ''}`));
    else waiting?.resolve(message.result);
  }
}
