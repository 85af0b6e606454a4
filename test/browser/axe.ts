/** Zero accessibility violations, in both themes: every rule of axe that is for WCAG 2.2 AA, and its best practices. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const findings = async (
  page: Page,
  colorScheme: 'light' | 'dark',
  within: string | null,
): Promise<string[]> => {
  // Motion first: otherwise the change of theme is itself a transition, and axe reads a colour on the way.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
  // A tooltip lies outside of every landmark by nature; it is read with the control that it describes.
  // The page has no frames, which spares axe a second window (legacy mode).
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .exclude('[data-overlay-container]:has(> [role="tooltip"])')
    // React Aria tells of a button at work by its id; the words stay some seconds after the button has gone.
    .exclude('[data-live-announcer]');
  if (within !== null) axe.include(within);
  // Themes differ in nothing but their colours.
  if (colorScheme === 'dark') axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${colorScheme}: ${id}: ${target.join(' ')}: ${failureSummary}`,
    ),
  );
};

/**
 * Fails with the rule, the element and the reason of each violation: in the whole page, or in the part that a selector names
 * where the rest has been looked at before.
 */
export const expectAccessible = async (page: Page, within: string | null = null): Promise<void> => {
  const light = await findings(page, 'light', within);
  expect([...light, ...(await findings(page, 'dark', within))]).toEqual([]);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
};
