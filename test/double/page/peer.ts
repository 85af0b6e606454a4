/* oxlint-disable unicorn/consistent-function-scoping -- its source travels to the page as one piece */
/**
 * One end of the channel between a page and its preload's isolated world: contextBridge's rules for what may cross, in
 * both directions. A node that is never inserted into the document is shared by the two worlds and carries the calls;
 * Chromium itself clones what crosses.
 */

type Crossing = readonly [tag: string, content: unknown];
type Settle = { resolve(value: unknown): void; reject(reason: unknown): void };

export type Peer = { expose(key: string, api: unknown): void };
export type MakePeer = (
  node: EventTarget,
  mine: string,
  theirs: string,
  onExpose: (key: string, api: unknown) => void,
) => Peer;

/** Uses nothing outside itself: its source is sent to the page. */
export function makePeer(
  node: EventTarget,
  mine: string,
  theirs: string,
  onExpose: (key: string, api: unknown) => void,
): Peer {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const numbers = new WeakMap<object, number>();
  const waiting = new Map<number, Settle>();
  // Kept from before any script of the page ran: the page may replace the built-ins, and must gain nothing by it.
  const CrossingEvent = CustomEvent;
  // oxlint-disable-next-line typescript/unbound-method -- bound to `call`, with its target as first argument
  const dispatch = Function.prototype.call.bind(EventTarget.prototype.dispatchEvent);
  let last = 0;
  let answer: unknown;

  const post = (detail: unknown): unknown => {
    answer = undefined;
    dispatch(node, new CrossingEvent(theirs, { detail }));
    const given = answer;
    answer = undefined;
    return given;
  };
  const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

  const wrap = (value: unknown): Crossing => {
    if (typeof value === 'function') {
      let number = numbers.get(value);
      if (number === undefined) {
        last += 1;
        number = last;
        numbers.set(value, number);
        functions.set(number, value as (...args: unknown[]) => unknown);
      }
      return ['function', number];
    }
    if (typeof value === 'symbol') return ['plain', undefined];
    if (value === null || typeof value !== 'object') return ['plain', value];
    if (value instanceof Promise) {
      last += 1;
      const number = last;
      value.then(
        (result) => post(['settle', number, 'resolve', wrap(result)]),
        (reason) => post(['settle', number, 'reject', wrap(asError(reason))]),
      );
      return ['promise', number];
    }
    if (value instanceof Error) return ['error', value.message];
    if (Array.isArray(value)) return ['array', value.map(wrap)];
    const cloned = [Date, Map, Set, RegExp, ArrayBuffer, Blob];
    if (cloned.some((Kind) => value instanceof Kind) || ArrayBuffer.isView(value)) return ['plain', value];
    // Own values only: prototypes do not cross.
    return ['object', Object.entries(value).map(([key, member]) => [key, wrap(member)])];
  };

  const unwrap = (crossing: Crossing, freeze = false): unknown => {
    const [tag, content] = crossing;
    switch (tag) {
      case 'function':
        return (...args: unknown[]) => {
          const [ok, result] = post(['call', content, wrap(args)]) as [boolean, Crossing];
          if (!ok) throw unwrap(result);
          return unwrap(result);
        };
      case 'promise':
        return new Promise((resolve, reject) => {
          waiting.set(content as number, { resolve, reject });
        });
      case 'error':
        return new Error(content as string);
      case 'plain':
        return content;
      default: {
        const members =
          tag === 'array'
            ? (content as Crossing[]).map((member) => unwrap(member, freeze))
            : Object.fromEntries(
                (content as [string, Crossing][]).map(([key, member]) => [key, unwrap(member, freeze)]),
              );
        return freeze ? Object.freeze(members) : members;
      }
    }
  };

  node.addEventListener(mine, (event) => {
    const [what, id, first, second] = (event as CustomEvent).detail;
    if (what === 'answer') answer = [id, first];
    else if (what === 'expose') onExpose(id, unwrap(first, true));
    else if (what === 'settle') {
      waiting.get(id)?.[first as keyof Settle](unwrap(second));
      waiting.delete(id);
    } else {
      let reply: [boolean, Crossing];
      try {
        const args = unwrap(first) as unknown[];
        reply = [true, wrap(functions.get(id)?.(...args))];
      } catch (reason) {
        reply = [false, wrap(asError(reason))];
      }
      dispatch(node, new CrossingEvent(theirs, { detail: ['answer', ...reply] }));
    }
  });

  return { expose: (key, api) => void post(['expose', key, wrap(api)]) };
}
