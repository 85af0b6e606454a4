import { emptyReport } from '../../../shared/report/create.ts';
import { expect, test } from '../fixtures.ts';
import { expectSaved, importReport, onDisk, openNew, openSection } from './open.ts';

test('a list is written, split, moved and thinned out by keyboard', async ({ app }) => {
  const id = await openNew(app, 'template', 'lessons', 'Lessons learned');
  const line = (place: number) => app.getByRole('textbox', { name: `opportunity ${place}`, exact: true });
  await app.getByRole('button', { name: 'Add opportunity' }).press('Enter');
  await app.keyboard.type('Alert on handles');
  await app.keyboard.press('Enter');
  await app.keyboard.type('Test error paths and load');
  for (let step = 0; step < ' and load'.length; step += 1) await app.keyboard.press('ArrowLeft');
  await app.keyboard.press('Enter');
  await expect(line(3)).toHaveValue(' and load');
  await expect(line(3)).toBeFocused();
  await app.keyboard.press('Alt+ArrowUp');
  await app.keyboard.press('Alt+ArrowUp');
  await expect(line(1)).toBeFocused();
  await expect(app.getByText('Opportunity moved to 1 of 3.')).toBeAttached();
  await app.keyboard.press('Control+a');
  await app.keyboard.press('Backspace');
  await app.keyboard.press('Backspace');
  await expect(line(3)).toHaveCount(0);
  await expect(line(1)).toBeFocused();
  await expectSaved(app);
  const { opportunities } = (await onDisk(app, id)).lessons;
  expect(opportunities.map(({ text }) => text)).toEqual(['Alert on handles', 'Test error paths']);
});

test('imported notes are placed, dismissed and restored, and leave the outline when they are gone', async ({
  app,
}) => {
  let next = 0;
  const newId = () => `note${(next += 1)}`;
  const base = emptyReport(newId);
  const note = (text: string, heading: string) => ({
    id: newId(),
    headings: ['Incident', heading],
    text,
    dismissed: false,
  });
  const id = await importReport(app, {
    ...base,
    detection: { ...base.detection, improvements: 'Earlier alerts.' },
    importedNotes: {
      items: [
        note('Watch the *handles*.', 'Ideas'),
        note('Call the vendor.', 'To do'),
        note('Chatter.', 'Chat'),
      ],
    },
  });
  await openSection(app, id, 'notes', 'Imported notes');
  await expect(
    app.getByRole('link', { name: 'Imported notes (needs attention, 3 open notes)' }),
  ).toBeVisible();

  const place = async (text: string, target: string) => {
    await app
      .getByRole('listitem')
      .filter({ hasText: text })
      .getByRole('button', { name: 'Place into…' })
      .click();
    await app.getByRole('menuitem', { name: target }).click();
  };
  await place('Watch the', 'Detection: Improvements needed');
  await place('Call the vendor.', 'Action items, as a new row');
  await app.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(app.getByText('Every imported note has been placed or dismissed.')).toBeVisible();
  await app.getByText('Dismissed (1)').click();
  await app.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(
    app.getByRole('link', { name: 'Imported notes (needs attention, 1 open note)' }),
  ).toBeVisible();
  await expectSaved(app);
  const report = await onDisk(app, id);
  expect(report.detection.improvements).toBe('Earlier alerts.\n\nWatch the *handles*.');
  expect(report.actions.items).toMatchObject([{ ref: 'AI-1', description: 'Call the vendor.' }]);
  expect(report.importedNotes.items).toMatchObject([{ text: 'Chatter.', dismissed: false }]);

  for (let step = 0; step < 3; step += 1) await app.getByRole('button', { name: 'Undo' }).first().click();
  await expectSaved(app);
  expect((await onDisk(app, id)).actions.items).toEqual([]);
});
