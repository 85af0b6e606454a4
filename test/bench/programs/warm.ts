/**
 * Several exports of one running program, as a person asks for them: through the workspace, from the stored report to the
 * files in a folder. Prints the time of each; the first starts its process.
 */
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { defaultSettings } from '../../../shared/contract/settings.ts';
import { nodeFileSystem } from '../../../electron/library/file-system.ts';
import { createLibrary } from '../../../electron/library/library.ts';
import { createWorkspace } from '../../../electron/workspace/workspace.ts';
import { readRequest, startBuiltWorker, valueOf } from './export-worker.ts';
import { files } from './program.ts';
import { EXPORTS, timed } from './timed.ts';

/** Milliseconds between opening a report and exporting it. */
const LOOKED_AT = 20_000;

const { input, output } = files();
const { report, formats, paper, fontsFolder } = readRequest(input);
const exported = `${output}.folder`;
mkdirSync(exported);
const now = (): Date => new Date();
const newId = (): string => randomUUID();
const libraryFolder = `${output}.library`;
valueOf(await createLibrary({ folder: libraryFolder, fs: nodeFileSystem, now, newId }).add(report));

const workspace = createWorkspace({
  shell: 'browser',
  version: 'bench',
  libraryFolder,
  resourcesFolder: path.dirname(fontsFolder),
  preferences: { read: () => defaultSettings, write: () => defaultSettings },
  delivery: {
    kind: 'folder',
    choose: () => Promise.resolve(exported),
    open: () => Promise.resolve(''),
    reveal: () => undefined,
  },
  now,
  newId,
  startExportProcess: startBuiltWorker,
  emit: () => undefined,
});

// As in the editor: whoever exports a report has opened it, and the export process has made itself ready meanwhile.
valueOf(await workspace.dispatch('report.open', { id: report.id, window: 'bench-window' }));
await wait(LOOKED_AT);
for (let round = 0; round < EXPORTS; round += 1) {
  await timed(async () =>
    valueOf(await workspace.dispatch('export.run', { job: newId(), id: report.id, formats, paper })),
  );
}
await workspace.close();
// The bench looks at one file.
const [format = 'pdf'] = formats;
copyFileSync(path.join(exported, `INC-2026-03-14-001-v1.${format}`), output);
