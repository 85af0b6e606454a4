/** The whole small job in the desktop window: a report from the template, a title, saved, a PDF on disk. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './desktop.ts';

test('write a report and export it', async ({ desktop: { app, page }, machine }) => {
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, machine.exports);
  const pdfs = async (): Promise<string[]> =>
    (await readdir(machine.exports)).filter((name) => name.endsWith('.pdf'));

  await page.getByRole('button', { name: 'Start an empty report' }).click();
  await page.getByLabel('Title').fill('Payments unavailable');
  await expect(page.getByText(/Saved \d\d:\d\d:\d\d/).first()).toBeVisible({ timeout: 15_000 });

  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
  await expect.poll(pdfs, { timeout: 30_000 }).toHaveLength(1);
  const [pdf = ''] = await pdfs();
  expect((await readFile(path.join(machine.exports, pdf))).subarray(0, 5).toString()).toBe('%PDF-');
});
