/**
 * Who writes to which report, for all processes over one folder: a file `locks/<id>.json` names the one that does
 * (docs/adr/0012). Functions here reject with the system's error.
 */
import { join } from 'node:path';
import { discard } from '../durable-write.ts';
import { errorCodeOf, type FileSystem } from '../file-system.ts';
import type { Program } from './program.ts';
import { encodeRecord, hasEnded, type LockRecord, ownerOf, readRecord } from './record.ts';
import { createTurnstile, GIVEN_UP_AFTER } from './turn.ts';
import { createTurns } from '../turns.ts';
import { createWatch } from './watch.ts';

/** A process that writes to a report. A file that cannot be read names nobody. */
export type LockHolder = Pick<LockRecord, 'user' | 'machine' | 'since'>;

export type LockState =
  /** Nobody's: no file, or one whose writer is gone. */
  | { readonly kind: 'free' }
  | { readonly kind: 'mine' }
  | { readonly kind: 'held'; readonly holder: LockHolder };

/** A turn at a report, in which no other process over the folder reads or changes its lock, or saves. */
export interface LockTurn {
  look(): Promise<LockState>;
  /** Makes the report this process's, whoever had it. */
  take(user: string): Promise<void>;
  /** Gives it up, where it is this process's. */
  release(): Promise<void>;
}

export interface ReportLocks {
  /** Who holds it, at this moment. */
  look(id: string): Promise<LockState>;
  /** Waits for the turn and runs the action in it. What the action rejects with, it rejects with. */
  inTurn<T>(id: string, action: (turn: LockTurn) => Promise<T>): Promise<T>;
}

type Options = {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly program: Program;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Milliseconds from any beginning; never set back. */
  readonly clock: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
};

const PRIVATE = 0o600;

const write = async (fs: FileSystem, path: string, record: LockRecord): Promise<void> => {
  const file = await fs.create(path, PRIVATE);
  try {
    await file.writeFile(encodeRecord(record));
  } finally {
    await file.close();
  }
};

export const createReportLocks = (options: Options): ReportLocks => {
  const { fs, folder, program, now, clock } = options;
  const watch = createWatch(clock);
  const waitForTurn = createTurnstile({ ...options, watch });
  const inOrder = createTurns();
  const pathOf = (id: string): string => join(folder, `${id}.json`);

  const bytesOf = async (path: string): Promise<Uint8Array | null> => {
    try {
      return await fs.readFile(path);
    } catch (error) {
      if (errorCodeOf(error) === 'ENOENT') return null;
      throw error;
    }
  };

  const judge = (path: string, bytes: Uint8Array | null): LockState => {
    if (bytes === null) return { kind: 'free' };
    const record = readRecord(bytes);
    if (record?.run === program.run) return { kind: 'mine' };
    if (record && hasEnded(record, program)) return { kind: 'free' };
    const rests = watch.unchangedFor(path, Buffer.from(bytes).toString('latin1'));
    if (rests >= GIVEN_UP_AFTER) return { kind: 'free' };
    const { user, machine, since } = record ?? { user: '', machine: '', since: now().toISOString() };
    return { kind: 'held', holder: { user, machine, since } };
  };

  const look = async (id: string): Promise<LockState> => judge(pathOf(id), await bytesOf(pathOf(id)));

  const take = async (id: string, user: string): Promise<void> => {
    const path = pathOf(id);
    const bytes = await bytesOf(path);
    const before = bytes && readRecord(bytes);
    const mine = before?.run === program.run ? before : null;
    const time = now().toISOString();
    const record: LockRecord = {
      ...ownerOf(program),
      machine: program.machine,
      user,
      since: mine?.since ?? time,
      renewed: time,
      beat: mine ? mine.beat + 1 : 0,
    };
    if (bytes === null) {
      await write(fs, path, record);
      return;
    }
    // In place of the other in one step: there is no moment without a lock, and nobody reads half of one.
    const next = join(folder, `.${id}.next`);
    await discard(fs, next);
    await write(fs, next, record);
    await fs.rename(next, path);
    watch.forget(path);
  };

  const release = async (id: string): Promise<void> => {
    if ((await look(id)).kind === 'mine') await fs.unlink(pathOf(id));
  };

  return {
    look,
    inTurn: (id, action) =>
      inOrder(id, async () => {
        const endTurn = await waitForTurn(id);
        try {
          return await action({
            look: () => look(id),
            take: (user) => take(id, user),
            release: () => release(id),
          });
        } finally {
          await endTurn();
        }
      }),
  };
};
