/** Prose as it is written: marks by key and by toolbar, and a preview of what will be printed. */
import { expectAccessible } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('marks are put in by key and by toolbar, and shown in the preview', async ({ app }) => {
  await app.getByRole('button', { name: 'Start an empty report' }).click();
  await app.getByRole('link', { name: 'Executive summary' }).click();
  const field = app.locator('[data-path="summary.text"]');
  const text = field.getByRole('textbox');

  await text.fill('The queue stalled.');
  await text.press('Home');
  for (let step = 0; step < 4; step += 1) await app.keyboard.press('ArrowRight');
  await app.keyboard.press('Shift+Control+ArrowRight');
  await app.keyboard.press('Control+b');
  await expect(text).toHaveValue('The **queue** stalled.');
  await expect(text).toBeFocused();
  await app.keyboard.type('backlog');
  await expect(text).toHaveValue('The **backlog** stalled.');

  await text.press('Control+a');
  await field.getByRole('button', { name: 'List' }).click();
  await expect(text).toHaveValue('- The **backlog** stalled.');

  const preview = field.getByRole('button', { name: 'Preview' });
  await preview.click();
  await expect(preview).toHaveAttribute('aria-pressed', 'true');
  await expect(field.getByRole('listitem')).toHaveText('The backlog stalled.');
  await expect(field.locator('strong')).toHaveText('backlog');
  await expectAccessible(app);
  await preview.click();
  await expect(text).toHaveValue('- The **backlog** stalled.');
});

test('markup in prose stays text: no element, no link that leads out', async ({ app }) => {
  await app.getByRole('button', { name: 'Start an empty report' }).click();
  await app.getByRole('link', { name: 'Executive summary' }).click();
  const field = app.locator('[data-path="summary.text"]');
  await field
    .getByRole('textbox')
    .fill('<img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](https://example.org)');
  await field.getByRole('button', { name: 'Preview' }).click();
  await expect(field).toContainText('<img src=x onerror=alert(1)>');
  await expect(field).toContainText('javascript:alert(1)');
  await expect(field.locator('img, a')).toHaveCount(0);
});
