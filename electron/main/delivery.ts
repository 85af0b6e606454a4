/** How exports reach the person: written to a folder he chose, then opened or shown. */
import path from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import type { Delivery } from '../workspace/host.ts';

const exportedKinds: ReadonlySet<string> = new Set(['.pdf', '.docx', '.md', '.json', '.debrief']);

/** Folders by dialog; opens and shows only documents that lie directly in a folder chosen since the start. */
export const deliverToFolder = (window: () => BrowserWindow | null): Delivery => {
  const chosen = new Set<string>();
  const isDelivered = (file: string): boolean =>
    chosen.has(path.dirname(path.resolve(file))) && exportedKinds.has(path.extname(file).toLowerCase());
  return {
    kind: 'folder',
    async choose() {
      const parent = window();
      const question = {
        title: 'Export to',
        buttonLabel: 'Export here',
        properties: ['openDirectory', 'createDirectory'],
      } satisfies Electron.OpenDialogOptions;
      const answer = await (parent === null
        ? dialog.showOpenDialog(question)
        : dialog.showOpenDialog(parent, question));
      const folder = answer.canceled ? undefined : answer.filePaths[0];
      if (folder === undefined) return null;
      chosen.add(path.resolve(folder));
      return folder;
    },
    open: (file) =>
      isDelivered(file)
        ? shell.openPath(file)
        : Promise.resolve('Debrief opens only documents that it exported since it was started.'),
    reveal(file) {
      if (isDelivered(file)) shell.showItemInFolder(file);
    },
  };
};
