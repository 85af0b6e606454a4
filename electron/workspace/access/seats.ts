/** Which window of this program writes to which report, and which wait for one. Keeps books and does nothing else. */

export type Seat = {
  readonly window: string;
  /** ISO 8601, UTC. */
  readonly since: string;
};

export interface Seats {
  get(id: string): Seat | undefined;
  sit(id: string, seat: Seat): void;
  /** Nobody of this program writes to the report any more. */
  clear(id: string): void;
  wait(id: string, window: string): void;
  stopWaiting(id: string, window: string): void;
  /** Windows that wait for a report. */
  waiting(id: string): readonly string[];
  /** Reports somebody of this program writes to. */
  taken(): readonly string[];
  /** Reports that windows wait for and nobody of this program writes to. */
  awaited(): readonly string[];
  /** Reports a window writes to or waits for. */
  of(window: string): readonly string[];
}

export const createSeats = (): Seats => {
  const seats = new Map<string, Seat>();
  const queues = new Map<string, Set<string>>();
  const stopWaiting = (id: string, window: string): void => {
    const queue = queues.get(id);
    queue?.delete(window);
    if (queue?.size === 0) queues.delete(id);
  };
  return {
    get: (id) => seats.get(id),
    sit: (id, seat) => {
      seats.set(id, seat);
      stopWaiting(id, seat.window);
    },
    clear: (id) => {
      seats.delete(id);
    },
    wait: (id, window) => {
      queues.set(id, (queues.get(id) ?? new Set()).add(window));
    },
    stopWaiting,
    waiting: (id) => [...(queues.get(id) ?? [])],
    taken: () => [...seats.keys()],
    awaited: () => [...queues.keys()].filter((id) => !seats.has(id)),
    of: (window) => [
      ...[...seats].filter(([, seat]) => seat.window === window).map(([id]) => id),
      ...[...queues].filter(([, queue]) => queue.has(window)).map(([id]) => id),
    ],
  };
};
