import { expect, test } from '../fixtures.ts';
import { expectSaved, onDisk, openNew } from './open.ts';

test('a disk that refuses is named, the text is kept, and a retry saves it', async ({ app }) => {
  const id = await openNew(app, 'template');
  await app.route('**/api/report.save', (route) =>
    route.fulfill({
      json: {
        ok: false,
        error: {
          code: 'could-not-write',
          message: 'The disk is full.',
          kept: 'The report on disk is unchanged.',
          next: 'Free some space, then try again.',
          problems: [],
        },
      },
    }),
  );
  await app.getByLabel('Title').fill('Written on a full disk');
  await expect(app.getByRole('alert')).toContainText('The disk is full.');
  await expect(app.getByText('Could not save').first()).toBeVisible();
  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: 'Download a copy' }).click();
  expect((await download).suggestedFilename()).toBe('report-unsaved.json');

  await app.getByRole('link', { name: 'Library' }).click();
  await expect(app.getByRole('heading', { name: 'Debrief' })).toBeVisible();
  await app.goBack();
  await expect(app.getByLabel('Title')).toHaveValue('Written on a full disk');

  await app.unroute('**/api/report.save');
  await app.getByRole('button', { name: 'Try again' }).click();
  await expectSaved(app);
  expect((await onDisk(app, id)).incident.title).toBe('Written on a full disk');
});

test('closing the window asks while something is unsaved, and only then', async ({ app }) => {
  await openNew(app, 'template');
  const asked: string[] = [];
  app.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await app.route('**/api/report.save', () => new Promise(() => undefined));
  const title = app.getByRole('textbox', { name: 'Title', exact: true });
  await title.pressSequentially('Not yet');
  await expect(app.getByText('Saving…')).toBeVisible();
  await app.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await app.unrouteAll({ behavior: 'ignoreErrors' });
  await expect(title).toHaveValue('Not yet');
});

test('text typed just before leaving for the library is saved', async ({ app }) => {
  const id = await openNew(app, 'template');
  await app.getByLabel('Title').fill('Typed at the last moment');
  await app.getByRole('link', { name: 'Library' }).click();
  await expect(app.getByRole('button', { name: 'New report' })).toBeVisible();
  await expect(app.getByText('Typed at the last moment')).toBeVisible();
  expect((await onDisk(app, id)).incident.title).toBe('Typed at the last moment');
});
