/** Printing: the very bytes of the export, in the browser's own viewer and print dialog. */
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { ask, onDisk, openNew } from './report/open.ts';
import type { Page, Response } from '@playwright/test';

const LONG = 30_000;

/** No dialog opens in a browser without a screen: every frame notes instead that it was asked to print. */
const notePrints = async (app: Page): Promise<string[]> => {
  const printed: string[] = [];
  await app.exposeFunction('notePrint', (address: string) => printed.push(address));
  await app.addInitScript(() => {
    const { notePrint } = window as unknown as { notePrint: (address: string) => void };
    window.print = () => notePrint(location.href);
  });
  // For the frames to come; the page itself is loaded already.
  await app.reload();
  return printed;
};

const isPrintFile = (response: Response): boolean => /\/exports\/[^/]+\/print$/.test(response.url());

test('Ctrl+P saves first and prints the file an export of that gives', async ({ app }) => {
  const id = await openNew(app, 'template');
  const printed = await notePrints(app);
  const title = app.getByRole('textbox', { name: 'Title' });
  await title.fill('Typed a moment before printing');
  const coming = app.waitForResponse(isPrintFile, { timeout: LONG });
  await title.press('ControlOrMeta+p');
  const file = await coming;
  expect(file.headers()['content-type']).toBe('application/pdf');
  expect(file.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
  await expect.poll(() => printed, { timeout: LONG }).toEqual([file.url()]);
  await expect(app.getByRole('dialog')).toHaveCount(0);
  expect((await onDisk(app, id)).incident.title).toBe('Typed a moment before printing');

  const { files } = await ask(app, 'export.run', { job: 'again', id, formats: ['pdf'], paper: 'a4' });
  const sha256 = await app.evaluate(async (address) => {
    const bytes = await (await fetch(address)).arrayBuffer();
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
  }, file.url());
  expect(Buffer.from(sha256).toString('hex')).toBe(files[0]?.sha256);
});

test('the export dialog prints as well, and a browser that cannot offers the file', async ({ app }) => {
  await openNew(app, 'template');
  await app.evaluate(() => Object.defineProperty(navigator, 'pdfViewerEnabled', { get: () => false }));
  await app.getByRole('button', { name: 'Export…' }).click();
  await app.getByRole('button', { name: 'Print approval copy' }).click();
  const dialog = app.getByRole('dialog', { name: 'Not printed' });
  await expect(dialog).toContainText('cannot print a PDF', { timeout: LONG });
  await expectAccessible(app);
  const waiting = app.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Download the PDF' }).click();
  expect((await waiting).suggestedFilename()).toMatch(/-v1\.pdf$/);
});

test('nothing is printed that could not be saved', async ({ app }) => {
  await openNew(app, 'template');
  const error = {
    code: 'could-not-write',
    message: 'The disk is full.',
    kept: 'Your text is kept in this window.',
    next: 'Free some space.',
    problems: [],
  };
  await app.route('**/api/report.save', (route) => route.fulfill({ json: { ok: false, error } }));
  const asked: string[] = [];
  app.on('request', (request) => asked.push(request.url()));
  await app.getByRole('textbox', { name: 'Title' }).fill('Words that no disk takes');
  await app.keyboard.press('ControlOrMeta+p');
  const dialog = app.getByRole('dialog', { name: 'Not printed' });
  await expect(dialog).toContainText('The disk is full.');
  expect(asked.filter((url) => url.includes('print'))).toEqual([]);
  await app.unroute('**/api/report.save');
});
