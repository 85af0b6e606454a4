/** Opening a report for a test, and looking at what lies on disk. */
import { expect, type Page } from '@playwright/test';
import type { Channel, Input, Output } from '../../../shared/contract/channels.ts';
import type { Result } from '../../../shared/contract/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import { goTo } from '../fixtures.ts';

/** Asks the host as another window of the same person would. */
export const ask = async <C extends Channel>(app: Page, channel: C, input: Input<C>): Promise<Output<C>> => {
  const answer = (await app.evaluate(
    async ([name, body]) => {
      const response = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return (await response.json()) as unknown;
    },
    [channel, input] as const,
  )) as Result<Output<C>>;
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.message}`);
  return answer.value;
};

/** Goes to a section by its address and waits until it is there. */
export const openSection = async (app: Page, id: string, section: string, title: string): Promise<void> => {
  await goTo(app, `#/report/${id}/${section}`);
  await expect(app.getByRole('heading', { name: title, level: 2 })).toBeVisible({ timeout: 15_000 });
};

/** Goes to a section of a report, whatever it is titled. */
export const goToReport = (app: Page, id: string, section: string): Promise<void> =>
  goTo(app, `#/report/${id}/${section}`);

export const openNew = async (
  app: Page,
  from: Input<'library.create'>['from'],
  section = 'incident',
  title = 'Incident',
): Promise<string> => {
  const { id } = await ask(app, 'library.create', { from });
  await openSection(app, id, section, title);
  return id;
};

/** Puts a report into the library as an import does; it gets an identity of its own. */
export const importReport = async (app: Page, report: Report): Promise<string> => {
  const bytes = Buffer.from(JSON.stringify(report)).toString('base64');
  return (await ask(app, 'library.import', { fileName: 'report.json', bytes })).id;
};

export const onDisk = async (app: Page, id: string): Promise<Report> =>
  (await ask(app, 'report.open', { id })).report;

/** Waits until everything typed is on disk and shown so. */
export const expectSaved = async (app: Page): Promise<void> => {
  await expect(app.getByText('Unsaved')).toHaveCount(0);
  await expect(app.getByText(/^Saved \d\d:\d\d:\d\d$/).first()).toBeVisible();
};

export const choose = async (app: Page, label: string, option: string | RegExp): Promise<void> => {
  await app.getByRole('main').getByRole('button', { name: label }).click();
  await app.getByRole('option', { name: option }).click();
};
