/** The use cases behind one door: parse, act, parse. Every shell (window, browser, command line) goes through here. */
import { failure, type Result } from '../../shared/contract/result.ts';
import { createExportService } from '../export/run/service.ts';
import { errorCodeOf, nodeFileSystem } from '../library/file-system.ts';
import { createLibrary } from '../library/library.ts';
import { thisProgram } from '../library/locks/program.ts';
import { createDesk } from './access/desk.ts';
import { machineTimers } from './timers.ts';
import { locked } from '../vault/failures.ts';
import { createKeeper } from '../vault/keeper/keeper.ts';
import { createBackupService } from './backup/service.ts';
import { doors } from './doors.ts';
import { downloadExport } from './export/read.ts';
import { badRequest, type Context } from './handler.ts';
import type { Host, Workspace } from './host.ts';
import { isActivity, needsOpenLibrary } from './vault/needs.ts';
import { createTidying } from './report/tidying.ts';
import { createTransfer } from './transfer/transfer.ts';

/** Opens the workspace over what a shell provides. Nothing is written before the first request that writes. */
export const createWorkspace = (host: Host): Workspace => {
  const fs = host.fileSystem ?? nodeFileSystem;
  const now = (): Date => host.now();
  const newId = (): string => host.newId();
  const timers = host.timers ?? machineTimers;
  const cost = host.passphraseCost;
  const vault = createKeeper({
    place: { folder: host.libraryFolder, fs, now, newId },
    // By the time of day: a machine that slept past the idle time has to be locked when it wakes.
    timers: {
      after: (milliseconds, action) => timers.after(milliseconds, action),
      now: () => now().getTime(),
    },
    keychain: host.keychain,
    settings: () => host.preferences.read().lock,
    deps: cost === undefined ? undefined : { chooseCost: () => Promise.resolve(cost) },
    onChange: (status) => host.emit('vault.changed', status),
    onLocking: () => host.emit('vault.locking', {}),
    onProgress: (done, total) => host.emit('vault.progress', { done, total }),
    forget: () => {
      context.library.forget();
      context.exports.forget();
      context.backups.cancelAll();
    },
  });
  const library = createLibrary({
    folder: host.libraryFolder,
    fs,
    now,
    newId,
    author: () => host.preferences.read().author,
    sealer: () => vault.sealer(),
    onWritten: () => context.backups.touched(),
  });
  const program = host.program ?? thisProgram();
  const desk = createDesk({ host, fs, library, program, timers });
  const transfer = createTransfer(host, timers);
  const context: Context = {
    host,
    library,
    desk,
    exports: createExportService(host, fs),
    vault,
    transfer,
    backups: createBackupService({ host, fs, vault }),
    tidying: createTidying({ library, desk, timers, use: (action) => vault.use(action) }),
  };
  const pending = new Set<Promise<unknown>>();
  let closed = false;

  const answer = async (channel: string, input: unknown): Promise<Result<unknown>> => {
    if (closed) {
      return failure('not-available', 'Debrief is closing.', { next: 'Start Debrief again.' });
    }
    const open = doors.get(channel);
    if (!open) return badRequest([{ path: 'channel', message: `There is no channel “${channel}”.` }]);
    if (isActivity(channel)) vault.touch();
    try {
      if (needsOpenLibrary(channel)) return await vault.use(() => open(context, input));
      // In the order in which they were asked: what cancels a job comes after what begins it.
      await vault.refresh();
      return await open(context, input);
    } catch (error) {
      if (errorCodeOf(error) === 'ELOCKED') return locked;
      const detail = error instanceof Error ? error.message : String(error);
      return failure('internal', `Something unexpected happened: ${detail}`, {
        kept: 'What was saved before is unchanged.',
        next: 'Try again; if it happens again, please report it as a fault of Debrief.',
      });
    }
  };

  return {
    dispatch: async (channel, input) => {
      const answered = answer(channel, input);
      pending.add(answered);
      try {
        return await answered;
      } finally {
        pending.delete(answered);
      }
    },
    download: (handle) => downloadExport(context, handle),
    windowHere: (window) => desk.windowHere(window),
    windowGone: (window) => desk.windowGone(window),
    close: async () => {
      closed = true;
      context.exports.close();
      vault.cancel();
      await Promise.allSettled([...pending, context.backups.close(), context.tidying.close()]);
      await context.exports.finished.clear();
      await transfer.close();
      await desk.close();
      await library.close();
      vault.close();
    },
  };
};
