import { sections } from '../../../shared/report/sections.ts';
import { expectAccessible } from '../axe.ts';
import { expect, expectNoPageScroll, test, zoomTo200 } from '../fixtures.ts';
import { openNew, openSection } from './open.ts';

/** A filled report with imported notes, and of the empty one the sections that look different without content. */
const looks = [
  { example: 'ransomware', isShown: () => true },
  { example: 'template', isShown: (id: string) => ['timeline', 'root-cause', 'actions'].includes(id) },
] as const;

for (const { example, isShown } of looks) {
  test(`no section has an accessibility violation, light or dark: ${example}`, async ({ app }) => {
    test.setTimeout(300_000);
    const id = await openNew(app, example);
    for (const [index, section] of sections.filter((one) => isShown(one.id)).entries()) {
      await openSection(app, id, section.id, section.title);
      // What stands around the section is the same for all.
      await test.step(section.title, () => expectAccessible(app, index === 0 ? null : 'main'));
    }
  });
}

test('every section can be used at 200 % zoom', async ({ app }) => {
  const id = await openNew(app, 'data-breach');
  await zoomTo200(app);
  for (const section of sections.filter((one) => one.id !== 'notes')) {
    await openSection(app, id, section.id, section.title);
    await expectNoPageScroll(app);
    const main = app.getByRole('main');
    const overflow = await main.evaluate((element) => element.scrollWidth - element.clientWidth);
    // Only the two tables are wider than the window, and scroll inside the page.
    if (section.id !== 'timeline' && section.id !== 'actions') expect(overflow, section.title).toBe(0);
  }
  await app.getByRole('button', { name: 'Sections' }).click();
  await app.getByRole('link', { name: /^Approval/ }).click();
  await expect(app.getByRole('heading', { name: 'Approval', level: 2 })).toBeFocused();
  await expect(app.getByRole('navigation', { name: 'Sections', exact: true })).toHaveCount(0);
  await app.getByRole('button', { name: /^Readiness/ }).click();
  await expect(app.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('complementary', { name: 'Inspector' })).toHaveCount(0);
});
