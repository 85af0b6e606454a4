/** The preview: the very pages, level with the typing, in place while they change, and a way back into the form. */
import { expectAccessible } from './axe.ts';
import { expect, expectNoPageScroll, test } from './fixtures.ts';
import { openNew } from './report/open.ts';
import type { Locator, Page } from '@playwright/test';

const LONG = 30_000;

const pagesOf = (app: Page): Locator => app.getByRole('region', { name: 'Pages as they print' });

const openPreview = async (app: Page): Promise<Locator> => {
  await app.getByRole('tab', { name: 'Preview' }).click();
  const pages = pagesOf(app);
  await expect(pages.getByRole('article', { name: /^Page 1 of \d+$/ })).toBeVisible({ timeout: LONG });
  await expect(pages).toContainText('Post-Incident Report');
  return pages;
};

/** Scrolls as a wheel would until the heading is drawn, and to the upper edge of the pane. */
const scrollTo = async (pages: Locator, heading: Locator): Promise<void> => {
  const unpainted = pages.locator('article:not(:has(canvas))');
  for (let step = 0; step < 60 && (await heading.count()) === 0; step += 1) {
    await pages.evaluate((pane) => pane.scrollBy({ top: pane.clientHeight * 0.8 }));
    await expect(unpainted).toHaveCount(0, { timeout: LONG });
  }
  await heading.evaluate((button) => button.scrollIntoView({ block: 'start' }));
};

const topOf = (locator: Locator): Promise<number> =>
  locator.evaluate((element) => element.getBoundingClientRect().top);

test('shows what is typed, to read and to select, in every theme', async ({ app }) => {
  await openNew(app, 'outage');
  const pages = await openPreview(app);
  await app.getByRole('textbox', { name: 'Title' }).fill('Typed while the pages look on');
  // One line of the cover: the words of the PDF itself, laid over their picture.
  await expect(pages.getByText('Typed while the pages look on')).toBeAttached({ timeout: LONG });
  const record = await pages.getAttribute('data-record');
  await expect(pages).toContainText(record?.slice(0, 12) ?? '?');
  const picture = await pages.locator('canvas').first().boundingBox();
  const words = await pages.getByText('Typed while the pages look on').boundingBox();
  expect(words && picture && words.x > picture.x && words.x + words.width < picture.x + picture.width).toBe(
    true,
  );
  await expectAccessible(app);
  await app.emulateMedia({ forcedColors: 'active' });
  await expect(pages.locator('.printed-page__text span').first()).toHaveCSS('color', 'rgba(0, 0, 0, 0)');
  await app.emulateMedia({ forcedColors: 'none' });
  await expectNoPageScroll(app);
});

test('keeps its place while pages come in above, and leads from a heading to its field', async ({ app }) => {
  await openNew(app, 'outage', 'summary', 'Executive summary');
  const pages = await openPreview(app);
  const heading = pages.getByRole('button', { name: 'Edit 4 Detection' });
  await scrollTo(pages, heading);
  const before = {
    top: await topOf(heading),
    count: await pages.getByRole('article').first().getAttribute('aria-label'),
  };
  const record = await pages.getAttribute('data-record');
  const more = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} of what came later.`).join(
    '\n\n',
  );
  await app.getByRole('textbox', { name: 'Summary' }).fill(more);
  await expect(pages).not.toHaveAttribute('data-record', record ?? '', { timeout: LONG });
  const countOf = (label: string | null): number => Number(label?.split(' of ')[1]);
  expect(countOf(await pages.getByRole('article').first().getAttribute('aria-label'))).toBeGreaterThan(
    countOf(before.count),
  );
  // Pages are whole pixels high, so the place may differ by one.
  expect(Math.abs((await topOf(heading)) - before.top)).toBeLessThan(2);

  await heading.press('Enter');
  await expect(app.getByRole('heading', { name: 'Detection', level: 2 })).toBeVisible();
  await expect(app.locator('main :focus')).toHaveCount(1);
  // A part leads to its own field, whichever section is open.
  await pages.getByRole('button', { name: 'Edit 5.1 Containment Actions' }).click();
  await expect(app.getByRole('heading', { name: 'Containment & resolution', level: 2 })).toBeVisible();
  await expect(app.getByRole('textbox', { name: 'Containment action 1' })).toBeFocused();

  await app.getByRole('button', { name: 'Follow the section being edited' }).click();
  await app.getByRole('navigation', { name: 'Sections' }).getByText('Action items').click();
  await expect(pages.getByRole('button', { name: /^Edit \d+ Action Items$/ })).toBeInViewport();
});

test('asks for the newest words only, once the pages under way have come', async ({ app }) => {
  await openNew(app, 'template');
  const pages = await openPreview(app);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const asked: string[] = [];
  await app.route('**/api/preview.render', async (route) => {
    const body = route.request().postDataJSON() as { report: { incident: { title: string } } };
    asked.push(body.report.incident.title);
    if (asked.length === 1) await held;
    await route.continue();
  });
  const title = app.getByRole('textbox', { name: 'Title' });
  for (const [index, text] of ['First words', 'Second words', 'Third words'].entries()) {
    await title.fill(text);
    // The pause passes each time.
    if (index === 0) await expect.poll(() => asked.length).toBe(1);
    else await app.waitForTimeout(300);
  }
  expect(asked).toEqual(['First words']);
  release();
  await expect(pages.getByText('Third words')).toBeAttached({ timeout: LONG });
  expect(asked).toEqual(['First words', 'Third words']);
});

test('says why newer pages did not come, keeps the last ones and tries again', async ({ app }) => {
  await openNew(app, 'template');
  const pages = await openPreview(app);
  const error = {
    code: 'timed-out',
    message: 'The export took longer than 120 seconds and was stopped.',
    kept: 'The report is unchanged, and no file was written.',
    next: 'Export one format at a time.',
    problems: [],
  };
  await app.route('**/api/preview.render', (route) => route.fulfill({ json: { ok: false, error } }));
  const record = await pages.getAttribute('data-record');
  await app.getByRole('textbox', { name: 'Title' }).fill('Words that do not come through');
  const alert = app.getByRole('alert').filter({ hasText: 'took longer than' });
  await expect(alert).toBeVisible();
  await expect(alert).toContainText('no file was written');
  await expect(pages).toHaveAttribute('data-record', record ?? '');
  await expect(pages).toContainText('Post-Incident Report');
  await expectAccessible(app);
  await app.unroute('**/api/preview.render');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toHaveCount(0);
  await expect(pages.getByText('Words that do not come through')).toBeAttached({ timeout: LONG });
});

test(
  'is zoomed, widened by keyboard, and a drawer where there is no room',
  { tag: '@long' },
  async ({ app }) => {
    await openNew(app, 'template');
    const pages = await openPreview(app);
    const first = pages.getByRole('article').first();
    const widthOf = async (): Promise<number> => (await first.boundingBox())?.width ?? 0;
    const before = await widthOf();
    const edge = app.getByRole('separator', { name: 'Width of the preview' });
    await edge.focus();
    await app.keyboard.press('ArrowLeft');
    await expect.poll(widthOf).toBeCloseTo(before + 24, 0);
    await app.getByRole('button', { name: 'Zoom in' }).click();
    await app.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(widthOf).toBeGreaterThan(before + 60);
    await app.getByRole('button', { name: 'Fit to width' }).click();
    await expect.poll(widthOf).toBeCloseTo(before + 24, 0);
    await app.getByRole('button', { name: 'Close inspector' }).click();
    await app.setViewportSize({ width: 1024, height: 700 });
    await app.getByRole('button', { name: 'Preview pages' }).click();
    await expect(pages.getByText('Post-Incident Report')).toBeAttached({ timeout: LONG });
    await expectAccessible(app);
    await pages.getByText('Post-Incident Report').hover();
    await app.mouse.wheel(0, 1500);
    await pages
      .getByRole('button', { name: /^Edit / })
      .first()
      .click();
    // The drawer gives way to the field it led to.
    await expect(pages).toHaveCount(0);
    await expect(app.locator('main :focus')).toHaveCount(1);
  },
);
