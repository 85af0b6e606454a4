/** When something breaks: say what happened, what was kept and what to do next. */
import { app, type BrowserWindow, dialog } from 'electron';

const KEPT =
  'Everything shown as “Saved” is on disk. Edits made in the second before may be missing; nothing else was touched.';

const offer = async (
  window: BrowserWindow,
  message: string,
  choices: readonly [string, string],
): Promise<0 | 1> => {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message,
    detail: KEPT,
    buttons: [...choices],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1 ? 1 : 0;
};

/** A page that crashed or hangs can be loaded again; the reports are on disk, not in the page. */
export const recoverWindow = (window: BrowserWindow): void => {
  const { webContents } = window;
  const afterCrash = async (reason: string): Promise<void> => {
    const choice = await offer(window, `The editor stopped working (${reason}).`, ['Open It Again', 'Quit']);
    if (choice === 0) webContents.reload();
    else app.quit();
  };
  const whileHanging = async (): Promise<void> => {
    const choice = await offer(window, 'The editor does not respond.', ['Wait', 'Load It Again']);
    if (choice === 1) webContents.reload();
  };
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void afterCrash(reason);
  });
  window.on('unresponsive', () => void whileHanging());
};

const end = (error: unknown): void => {
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox('Debrief has to close', `${reason}\n\n${KEPT}\n\nStart Debrief again to go on.`);
  app.exit(1);
};

/** A fault nobody handled leaves the program in an unknown state, so it ends, and says so first. */
export const reportFatalErrors = (): void => {
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
};
