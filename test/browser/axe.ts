/** Zero accessibility violations, in both themes: every rule of axe that is for WCAG 2.2 AA, and its best practices. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const themes = ['light', 'dark'] as const;

/** Fails with the rule, the element and the reason of each violation. */
export const expectAccessible = async (page: Page): Promise<void> => {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      // A tooltip lies outside of every landmark by nature; it is read with the control that it describes.
      .exclude('[role="tooltip"]')
      .analyze();
    const findings = violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${colorScheme}: ${id}: ${target.join(' ')}: ${failureSummary}`,
      ),
    );
    expect(findings).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
};
