/** Closing and quitting wait for what is not yet on disk. */
import { app, type BrowserWindow, dialog } from 'electron';
import type { Workspace } from '../workspace/host.ts';

/** Milliseconds between two attempts to close while the page is saving. */
const RETRY = 150;
/** How long saving may take before the person is asked, in milliseconds. */
const PATIENCE = 5_000;
/** How long quitting waits for writes under way, in milliseconds. */
const LONGEST_WRITE = 15_000;

const wantsToLoseEdits = async (window: BrowserWindow): Promise<boolean> => {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The latest edits could not be saved yet.',
    detail:
      'Everything up to the time shown as “Saved” is on disk. Keep Debrief open to see the reason and try again.',
    buttons: ['Keep Open', 'Close Without the Latest Edits'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
};

/**
 * While it has unsaved edits the page answers `beforeunload` with "not yet" and saves at once. Closing is then tried
 * again until it lets go; where that takes too long a person decides.
 */
export const closeOnceSaved = (window: BrowserWindow): void => {
  let waitingSince: number | null = null;
  let abandoned = false;
  const tryAgain = (): void => {
    if (!window.isDestroyed()) window.close();
  };
  const decide = async (): Promise<void> => {
    abandoned = await wantsToLoseEdits(window);
    waitingSince = null;
    if (abandoned) tryAgain();
  };
  window.webContents.on('will-prevent-unload', (event) => {
    if (abandoned) {
      event.preventDefault(); // in Electron's words: unload although the page would rather stay
      return;
    }
    waitingSince ??= performance.now();
    if (performance.now() - waitingSince < PATIENCE) setTimeout(tryAgain, RETRY);
    else void decide();
  });
};

/** Quits only when the workspace has written what it began, or can no longer be expected to. */
export const quitOnceWritten = (workspace: Workspace): void => {
  let finished = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    const limit = new Promise((resolve) => {
      setTimeout(resolve, LONGEST_WRITE);
    });
    void Promise.race([workspace.close(), limit]).finally(() => {
      finished = true;
      app.quit();
    });
  });
};
