/** Settings as their user meets them: saved at once, shown as saved, still there after a restart. */
import { expectAccessible } from './axe.ts';
import { expect, expectNoPageScroll, goTo, test, zoomTo200 } from './fixtures.ts';
import type { Page } from '@playwright/test';

/** A red dot: the smallest PNG that a browser draws. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

const openSettings = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
};

const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d:\d\d$/ });

test('name and organisation are saved as they are left, and stay after a restart', async ({
  app,
  machine,
}) => {
  await openSettings(app);
  await app.getByLabel('Your name').fill('Ada Example');
  await app.keyboard.press('Tab');
  await expect(saved(app)).toBeVisible();
  await app.getByLabel('Organisation').fill('Example & Söhne');
  await app.keyboard.press('Enter');
  await expect(saved(app)).toBeVisible();
  await app.goto('about:blank');
  await machine.stop();
  await app.goto(await machine.start());
  await openSettings(app);
  await expect(app.getByLabel('Your name')).toHaveValue('Ada Example');
  await expect(app.getByLabel('Organisation')).toHaveValue('Example & Söhne');
});

test('what was typed is saved even when the screen is left in the same moment', async ({ app }) => {
  await openSettings(app);
  await app.getByLabel('Your name').pressSequentially('Grace');
  await goTo(app, '#/');
  await openSettings(app);
  await expect(app.getByLabel('Your name')).toHaveValue('Grace');
});

test('a logo is judged by its content, shown, kept and removed', async ({ app }) => {
  await openSettings(app);
  const input = app.locator('input[type=file]');
  await input.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await expect(app.getByRole('alert')).toContainText('neither a PNG nor a JPEG');
  await input.setInputFiles({
    name: 'half.png',
    mimeType: 'image/png',
    buffer: Buffer.concat([PNG.subarray(0, 8), Buffer.alloc(40)]),
  });
  await expect(app.getByRole('alert')).toContainText('damaged');
  await input.setInputFiles({
    name: 'large.png',
    mimeType: 'image/png',
    buffer: Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)]),
  });
  await expect(app.getByRole('alert')).toContainText('at most');
  await expectAccessible(app);
  await input.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: PNG });
  await expect(app.getByRole('alert')).toHaveCount(0);
  await expect(app.getByRole('img', { name: 'Your logo' })).toBeVisible();
  await app.reload();
  await expect(app.getByRole('img', { name: 'Your logo' })).toBeVisible();
  await app.getByRole('button', { name: 'Remove logo' }).click();
  await expect(app.getByRole('img', { name: 'Your logo' })).toHaveCount(0);
  await app.reload();
  await expect(app.getByRole('button', { name: 'Choose logo…' })).toBeVisible();
});

const roleNames = (page: Page) =>
  page
    .getByLabel('Role', { exact: true })
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

test('approver roles are added, named, moved and removed', async ({ app }) => {
  await openSettings(app);
  await app.getByRole('button', { name: 'Add role' }).click();
  await expect(app.getByLabel('Role', { exact: true }).last()).toBeFocused();
  await expect(app.getByText('Give this role a name')).toBeHidden();
  await app.keyboard.press('Tab');
  await expect(app.getByText('Give this role a name')).toBeVisible();
  await expectAccessible(app);
  await app.keyboard.press('Shift+Tab');
  await app.keyboard.type('Data Protection Officer');
  await app.keyboard.press('Alt+ArrowUp');
  await expect(app.getByLabel('Role', { exact: true }).nth(2)).toBeFocused();
  await app
    .getByRole('button', { name: /Every report Signs|Signs/ })
    .nth(2)
    .click();
  await app.getByRole('option', { name: 'Security incidents only' }).click();
  await app.getByRole('button', { name: 'Remove Engineering Manager' }).click();
  await expect(saved(app)).toBeVisible();
  await app.reload();
  await expect.poll(() => roleNames(app)).toEqual(['Incident Commander', 'Data Protection Officer', 'CISO']);
  await goTo(app, '#/');
  await app.getByRole('button', { name: 'Start an empty report' }).click();
  await expect(app).toHaveURL(/#\/report\//);
});

test('a role that is named twice is told so', async ({ app }) => {
  await openSettings(app);
  await app.getByLabel('Role', { exact: true }).nth(1).fill('ciso');
  await expect(app.getByText('This role is in the list twice.')).toBeVisible();
});

test('the theme changes at once and is kept', async ({ app }) => {
  await openSettings(app);
  const paper = () => app.evaluate(() => getComputedStyle(document.querySelector('main')!).backgroundColor);
  await app.getByText('Dark', { exact: true }).click();
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await paper()).toBe('rgb(22, 28, 35)');
  await app.reload();
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'dark');
  await app.getByText('Light', { exact: true }).click();
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'light');
  await app.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).toBe('rgb(255, 255, 255)');
});

test('a setting that cannot be saved says so', async ({ app, machine, faults }) => {
  await openSettings(app);
  await machine.stop();
  await app.getByLabel('Your name').fill('Ada');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('alert')).toBeVisible();
  await expect(app.getByText('Not saved')).toBeVisible();
  await expect(app.getByLabel('Your name')).toHaveValue('Ada');
  await app.goto('about:blank');
  expect(faults.filter((fault) => !/net::ERR_/.test(fault))).toEqual([]);
  faults.length = 0;
});

test('accessible at full size and at 200 % zoom, without page scroll', { tag: '@long' }, async ({ app }) => {
  await openSettings(app);
  await expectAccessible(app);
  await expectNoPageScroll(app);
  await zoomTo200(app);
  await expectNoPageScroll(app);
  await expectAccessible(app);
  const overflow = await app.evaluate(() => {
    const main = document.querySelector('main')!;
    return main.scrollWidth - main.clientWidth;
  });
  expect(overflow).toBe(0);
});
