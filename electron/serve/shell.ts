/** Puts the browser shell together: preferences, workspace, events, server. */
import { randomUUID } from 'node:crypto';
import { startExportThread } from '../export/run/thread.ts';
import { createWorkspace } from '../workspace/workspace.ts';
import { createEventStream } from './event-stream.ts';
import { readVersion, resourcesFolder } from './places.ts';
import { openPreferences } from './preferences.ts';
import { type RunningServer, type ServerOptions, startServer } from './server.ts';

export type ShellOptions = Pick<ServerOptions, 'port' | 'pages'> & {
  /** Absolute path. */
  readonly libraryFolder: string;
  /** Where preferences are kept; undefined for the user's configuration folder. */
  readonly configFolder: string | undefined;
};

const now = (): Date => new Date();

/** Starts the browser shell over a library. Rejects where the port is taken or the preferences cannot be opened. */
export const startShell = (options: ShellOptions): Promise<RunningServer> => {
  const events = createEventStream();
  const workspace = createWorkspace({
    shell: 'browser',
    version: readVersion(),
    libraryFolder: options.libraryFolder,
    resourcesFolder,
    preferences: openPreferences(options.configFolder, now),
    delivery: { kind: 'download' },
    now,
    newId: randomUUID,
    startExportProcess: () => startExportThread(),
    emit: (event, data) => events.emit(event, data),
  });
  return startServer({ workspace, events, port: options.port, pages: options.pages });
};
