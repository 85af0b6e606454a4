/** The folders a person chooses: for exports, which are then opened or shown, and for backups. */
import path from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import type { Delivery } from '../workspace/host.ts';

const exportedKinds: ReadonlySet<string> = new Set(['.pdf', '.docx', '.md', '.json', '.debrief']);

const askForFolder = async (
  parent: BrowserWindow | null,
  title: string,
  buttonLabel: string,
): Promise<string | null> => {
  const question = {
    title,
    buttonLabel,
    properties: ['openDirectory', 'createDirectory'],
  } satisfies Electron.OpenDialogOptions;
  const answer = await (parent === null
    ? dialog.showOpenDialog(question)
    : dialog.showOpenDialog(parent, question));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
};

const questions = {
  'back-up': { title: 'Back up to', button: 'Back up here' },
  'restore-from': { title: 'Folder with backups', button: 'Look here' },
  'restore-to': { title: 'Restore into an empty folder', button: 'Restore here' },
} as const;

/** Asks for a folder for a backup, or to restore from or into. */
export const chooseFolderIn =
  (window: () => BrowserWindow | null) =>
  (purpose: keyof typeof questions): Promise<string | null> =>
    askForFolder(window(), questions[purpose].title, questions[purpose].button);

/** Folders by dialog; opens and shows only documents that lie directly in a folder chosen since the start. */
export const deliverToFolder = (window: () => BrowserWindow | null): Delivery => {
  const chosen = new Set<string>();
  const isDelivered = (file: string): boolean =>
    chosen.has(path.dirname(path.resolve(file))) && exportedKinds.has(path.extname(file).toLowerCase());
  return {
    kind: 'folder',
    async choose() {
      const folder = await askForFolder(window(), 'Export to', 'Export here');
      if (folder === null) return null;
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
