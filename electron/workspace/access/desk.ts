/**
 * Who writes to a report: one window of one program at a time. Among the windows of this program the seats say it, among
 * programs over one folder the lock files do. A save is made in a turn of the lock, so that two programs never write at once;
 * where a disk does not keep locks, the content hash that every save checks is the last line of defence.
 */
import { join } from 'node:path';
import type { Access, Holder } from '../../../shared/contract/access.ts';
import type { Result } from '../../../shared/contract/result.ts';
import { errorCodeOf, type FileSystem } from '../../library/file-system.ts';
import type { Library } from '../../library/library.ts';
import { createReportLocks, type LockHolder, type LockTurn } from '../../library/locks/locks.ts';
import type { Program } from '../../library/locks/program.ts';
import { createTurns } from '../../library/turns.ts';
import type { Host, Timers } from '../host.ts';
import { busy, heldBy, unwritableBy } from './refusals.ts';
import { createSeats, type Seat } from './seats.ts';

/** Milliseconds between two renewals of a lock, and between two looks at one that is waited for. */
export const HEARTBEAT = 5000;
/** Milliseconds in which a window that is loaded again must be back. */
export const GRACE = 3000;

export interface Desk {
  /** A window wants to edit a report. Where it may not, it waits: it is told when that changes. Never rejects. */
  enter(id: string, window: string, takeOver: boolean): Promise<Access>;
  /** What a window might do, without doing anything. Never rejects. */
  look(id: string): Promise<Access>;
  leave(id: string, window: string): Promise<void>;
  /** Runs a write where the window may write; else "held". A window that nobody stands against gets its seat back. */
  write<T extends { readonly sha256: string }>(
    id: string,
    window: string,
    action: () => Promise<Result<T>>,
  ): Promise<Result<T>>;
  /** Runs what needs the report to itself: nobody but this window writes to it meanwhile; else "held". */
  alone<T>(id: string, window: string | null, action: () => Promise<Result<T>>): Promise<Result<T>>;
  windowHere(window: string): void;
  windowGone(window: string): void;
  /** Gives up every report. */
  close(): Promise<void>;
}

type Options = {
  readonly host: Pick<Host, 'libraryFolder' | 'preferences' | 'now' | 'newId' | 'emit'>;
  readonly fs: FileSystem;
  readonly library: Library;
  readonly program: Program;
  readonly timers: Timers;
};

/** What a turn at the lock comes to. */
type Turned<T> =
  { readonly kind: 'done'; readonly value: T } | { readonly kind: 'failed'; readonly error: unknown };

const elsewhere = (holder: LockHolder): Access => ({ kind: 'held', holder: { ...holder, isHere: false } });

export const createDesk = ({ host, fs, library, program, timers }: Options): Desk => {
  const seats = createSeats();
  const inTurn = createTurns();
  const locks = createReportLocks({
    fs,
    folder: join(host.libraryFolder, 'locks'),
    program,
    now: () => host.now(),
    newId: () => host.newId(),
    clock: () => timers.now(),
    pause: (milliseconds) => timers.pause(milliseconds),
  });
  /** What the windows that wait for a report were told last. */
  const told = new Map<string, { readonly access: string; readonly sha256: string }>();
  const leaving = new Map<string, () => void>();
  const listeners = new Map<string, number>();

  const userName = (): string => host.preferences.read().author || program.account;
  const hereHolder = ({ since }: Seat): Holder => ({
    user: userName(),
    machine: program.machine,
    since,
    isHere: true,
  });
  const here = (seat: Seat): Access => ({ kind: 'held', holder: hereHolder(seat) });

  const tell = (id: string, window: string, access: Access): void =>
    host.emit('report.access', { id, window, access });
  const tellWaiting = (id: string, access: Access): void => {
    const before = told.get(id);
    const text = JSON.stringify(access);
    if (before?.access === text) return;
    told.set(id, { access: text, sha256: before?.sha256 ?? '' });
    for (const window of seats.waiting(id)) tell(id, window, access);
  };
  const tellSaved = (id: string, sha256: string): void => {
    const before = told.get(id);
    if (before?.sha256 === sha256) return;
    told.set(id, { access: before?.access ?? '', sha256 });
    for (const window of seats.waiting(id)) host.emit('report.saved', { id, window, sha256 });
  };

  /** The window that wrote to the report does so no more: another program does, or another window. */
  const lose = (id: string, access: Access): void => {
    const seat = seats.get(id);
    if (!seat) return;
    seats.clear(id);
    seats.wait(id, seat.window);
    tell(id, seat.window, access);
  };

  const atLock = async <T>(id: string, action: (turn: LockTurn) => Promise<T>): Promise<Turned<T>> => {
    let isAtWork = false;
    try {
      const value = await locks.inTurn(id, (turn) => {
        isAtWork = true;
        return action(turn);
      });
      return { kind: 'done', value };
    } catch (error) {
      if (isAtWork && errorCodeOf(error) === '') throw error;
      return { kind: 'failed', error };
    }
  };

  const sit = (id: string, window: string): Access => {
    const before = seats.get(id);
    if (before && before.window !== window) lose(id, here({ window, since: host.now().toISOString() }));
    const since = before?.window === window ? before.since : host.now().toISOString();
    seats.sit(id, { window, since });
    told.delete(id);
    return { kind: 'edit' };
  };

  const enter = async (id: string, window: string, takeOver: boolean): Promise<Access> => {
    const seat = seats.get(id);
    if (seat && seat.window !== window && !takeOver) {
      seats.wait(id, window);
      return here(seat);
    }
    const turned = await atLock(id, async (turn): Promise<Access> => {
      const state = await turn.look();
      if (state.kind === 'held' && !takeOver) return elsewhere(state.holder);
      await turn.take(userName());
      return { kind: 'edit' };
    });
    // Without a lock where the disk refuses for a reason that may pass: the text is kept and saving tells the reason.
    const access = turned.kind === 'done' ? turned.value : (unwritableBy(turned.error) ?? { kind: 'edit' });
    if (access.kind === 'edit') return sit(id, window);
    if (access.kind === 'held') {
      lose(id, access);
      seats.wait(id, window);
      told.set(id, { access: JSON.stringify(access), sha256: told.get(id)?.sha256 ?? '' });
    }
    return access;
  };

  const leave = async (id: string, window: string): Promise<void> => {
    seats.stopWaiting(id, window);
    if (seats.get(id)?.window !== window) return;
    seats.clear(id);
    await atLock(id, (turn) => turn.release());
    tellWaiting(id, { kind: 'free' });
  };

  /** Undefined where the window may write; in the turn of the lock. */
  const objection = async (id: string, turn: LockTurn): Promise<ReturnType<typeof heldBy> | undefined> => {
    const state = await turn.look();
    if (state.kind === 'held') {
      const access = elsewhere(state.holder);
      lose(id, access);
      return heldBy({ ...state.holder, isHere: false });
    }
    // Taken away by hand, or given up by others while this machine slept: it is ours again.
    if (state.kind === 'free') await turn.take(userName());
    return undefined;
  };

  const write: Desk['write'] = (id, window, action) =>
    inTurn(id, async () => {
      const seat = seats.get(id);
      if (seat && seat.window !== window) return heldBy(hereHolder(seat));
      if (!seat) {
        // This program was started anew, or thought the window gone.
        const access = await enter(id, window, false);
        if (access.kind === 'held') return heldBy(access.holder);
      }
      const turned = await atLock(id, async (turn) => (await objection(id, turn)) ?? action());
      if (turned.kind === 'failed') {
        return errorCodeOf(turned.error) === 'EBUSY' ? busy(turned.error) : action();
      }
      if (turned.value.ok) tellSaved(id, turned.value.value.sha256);
      // Nobody edits what is no longer there.
      else if (!seat && turned.value.error.code === 'not-found') await leave(id, window);
      return turned.value;
    });

  const renew = (id: string): Promise<void> =>
    inTurn(id, async () => {
      if (!seats.get(id)) return;
      await atLock(id, async (turn) => {
        const state = await turn.look();
        if (state.kind === 'held') lose(id, elsewhere(state.holder));
        else await turn.take(userName());
      });
    });

  const peek = async (id: string): Promise<void> => {
    const state = await locks.look(id);
    tellWaiting(id, state.kind === 'held' ? elsewhere(state.holder) : { kind: 'free' });
    const stored = await library.read(id);
    if (stored.ok) tellSaved(id, stored.value.sha256);
  };

  let isBeating = false;
  const beat = async (): Promise<void> => {
    if (isBeating) return;
    isBeating = true;
    // What fails now is tried again with the next one.
    await Promise.allSettled([...seats.taken().map(renew), ...seats.awaited().map(peek)]);
    isBeating = false;
  };
  const stopBeating = timers.every(HEARTBEAT, () => void beat());

  return {
    enter: (id, window, takeOver) => inTurn(id, () => enter(id, window, takeOver)),

    look: async (id) => {
      const seat = seats.get(id);
      if (seat) return here(seat);
      const state = await locks.look(id).catch(() => null);
      return state?.kind === 'held' ? elsewhere(state.holder) : { kind: 'free' };
    },

    leave: (id, window) => inTurn(id, () => leave(id, window)),
    write,

    alone: (id, window, action) =>
      inTurn(id, async () => {
        const seat = seats.get(id);
        if (seat && seat.window !== window) return heldBy(hereHolder(seat));
        const turned = await atLock(id, async (turn) => {
          const state = await turn.look();
          return state.kind === 'held' ? heldBy({ ...state.holder, isHere: false }) : action();
        });
        if (turned.kind === 'done') return turned.value;
        return errorCodeOf(turned.error) === 'EBUSY' ? busy(turned.error) : action();
      }),

    windowHere: (window) => {
      listeners.set(window, (listeners.get(window) ?? 0) + 1);
      leaving.get(window)?.();
      leaving.delete(window);
    },

    windowGone: (window) => {
      const left = (listeners.get(window) ?? 1) - 1;
      if (left > 0) {
        listeners.set(window, left);
        return;
      }
      listeners.delete(window);
      leaving.get(window)?.();
      const callOff = timers.after(GRACE, () => {
        leaving.delete(window);
        for (const id of seats.of(window)) void inTurn(id, () => leave(id, window));
      });
      leaving.set(window, callOff);
    },

    close: async () => {
      stopBeating();
      for (const callOff of leaving.values()) callOff();
      const held = seats.taken().map((id) => [id, seats.get(id)?.window ?? ''] as const);
      await Promise.allSettled(held.map(([id, window]) => inTurn(id, () => leave(id, window))));
    },
  };
};
