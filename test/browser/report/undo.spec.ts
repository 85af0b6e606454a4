import { expect, test } from '../fixtures.ts';
import { expectSaved, onDisk, openNew, openSection } from './open.ts';

test('undo and redo reach across fields and sections and show what they change', async ({ app }) => {
  const id = await openNew(app, 'template');
  const title = app.getByLabel('Title');
  const action = app.getByRole('textbox', { name: 'containment action 1', exact: true });
  await title.fill('First title');
  await title.blur();
  await openSection(app, id, 'containment', 'Containment & resolution');
  await app.getByRole('button', { name: 'Add containment action' }).click();
  await app.keyboard.type('Cut the line');

  await app.keyboard.press('Control+z');
  await expect(action).toHaveValue('');
  await app.keyboard.press('Control+z');
  await expect(action).toHaveCount(0);
  await app.keyboard.press('Control+z');
  await expect(app.getByRole('heading', { name: 'Incident', level: 2 })).toBeVisible();
  await expect(title).toHaveValue('');
  await expect(title).toBeFocused();
  await expect(app.getByRole('button', { name: 'Undo' })).toBeDisabled();

  for (let step = 0; step < 3; step += 1) await app.keyboard.press('Control+Shift+z');
  await expect(action).toHaveValue('Cut the line');
  await expectSaved(app);
  const report = await onDisk(app, id);
  expect(report.incident.title).toBe('First title');
  expect(report.response.containment).toMatchObject([{ text: 'Cut the line' }]);
});

test('a pause in typing starts a new undo step', async ({ app }) => {
  await openNew(app, 'template');
  await app.getByLabel('Report author').click();
  await app.keyboard.type('Ines');
  await app.waitForTimeout(1200);
  await app.keyboard.type(' Vo');
  await app.keyboard.press('Control+z');
  await expect(app.getByLabel('Report author')).toHaveValue('Ines');
  await app.keyboard.press('Control+z');
  await expect(app.getByLabel('Report author')).toHaveValue('');
});

test('undo survives a reload of the window', async ({ app }) => {
  const id = await openNew(app, 'template');
  await app.getByLabel('Title').fill('Before the reload');
  await expectSaved(app);
  await app.reload();
  await expect(app.getByLabel('Title')).toHaveValue('Before the reload');
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(app.getByLabel('Title')).toHaveValue('');
  await expectSaved(app);
  expect((await onDisk(app, id)).incident.title).toBe('');
});
