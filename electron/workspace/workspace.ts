/** The use cases behind one door: parse, act, parse. Every shell (window, browser, command line) goes through here. */
import { failure, type Result } from '../../shared/contract/result.ts';
import { createExportService } from '../export/run/service.ts';
import { nodeFileSystem } from '../library/file-system.ts';
import { createLibrary } from '../library/library.ts';
import { doors } from './doors.ts';
import { badRequest, type Context } from './handler.ts';
import type { Host, Workspace } from './host.ts';

/** Opens the workspace over what a shell provides. Nothing is written before the first request that writes. */
export const createWorkspace = (host: Host): Workspace => {
  const fs = host.fileSystem ?? nodeFileSystem;
  const context: Context = {
    host,
    library: createLibrary({
      folder: host.libraryFolder,
      fs,
      now: () => host.now(),
      newId: () => host.newId(),
      author: () => host.preferences.read().author,
    }),
    exports: createExportService(host, fs),
  };
  const pending = new Set<Promise<unknown>>();
  let closed = false;

  const answer = async (channel: string, input: unknown): Promise<Result<unknown>> => {
    if (closed) {
      return failure('not-available', 'Debrief is closing.', { next: 'Start Debrief again.' });
    }
    const open = doors.get(channel);
    if (!open) return badRequest([{ path: 'channel', message: `There is no channel “${channel}”.` }]);
    try {
      return await open(context, input);
    } catch (error) {
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
    close: async () => {
      closed = true;
      context.exports.close();
      await Promise.allSettled(pending);
      await context.library.close();
    },
  };
};
