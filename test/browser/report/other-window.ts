/** Others at the same report: a second tab of the same shell, and a program on a share where locks do not hold. */
import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { nodeFileSystem } from '../../../electron/library/file-system.ts';
import { createLibrary } from '../../../electron/library/library.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { expect, type Machine } from '../fixtures.ts';

/** The report in a tab of its own, in which it was never open. */
export const openTab = async (context: BrowserContext, app: Page): Promise<Page> => {
  const tab = await context.newPage();
  await tab.goto(app.url());
  await expect(tab.getByRole('heading', { level: 2 }).first()).toBeVisible({ timeout: 15_000 });
  return tab;
};

/** Saves a change past every lock, as a program does on a share where locks do not work. */
export const changeUnderneath = async (
  machine: Machine,
  id: string,
  change: (report: Report) => Report,
): Promise<void> => {
  const library = createLibrary({
    folder: machine.library,
    fs: nodeFileSystem,
    now: () => new Date(),
    newId: randomUUID,
    author: () => 'Ben',
  });
  const stored = await library.read(id);
  if (!stored.ok) throw new Error(stored.error.message);
  const saved = await library.save(change(stored.value.report), stored.value.sha256);
  if (!saved.ok) throw new Error(saved.error.message);
};

export const withIncident =
  (changes: Partial<Report['incident']>) =>
  (report: Report): Report => ({ ...report, incident: { ...report.incident, ...changes } });
