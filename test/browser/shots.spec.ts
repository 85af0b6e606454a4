import { test, expect } from './fixtures.ts';
import { ask, openNew, onDisk, goToReport, openSection } from './report/open.ts';
import { changeUnderneath, openTab, withIncident } from './report/other-window.ts';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
const shoot = async (page: any, name: string) => {
  for (const scheme of ['light', 'dark'] as const)
    for (const width of [1440, 900]) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      await page.waitForTimeout(250);
      await page.screenshot({ path: `/tmp/shots/${name}-${scheme}-${width}.png` });
    }
  await page.setViewportSize({ width: 1440, height: 900 });
};
test('shots', async ({ app, context, machine }) => {
  test.setTimeout(300_000);
  await ask(app, 'settings.write', { author: 'Ana Ruiz' });
  const id = await openNew(app, 'outage');
  const tab = await openTab(context, app);
  await shoot(tab, 'held');
  await goToReport(tab, id, 'timeline');
  await tab.waitForTimeout(600);
  await shoot(tab, 'timeline');
  await goToReport(tab, id, 'impact');
  await tab.waitForTimeout(600);
  await shoot(tab, 'impact');
  await goToReport(tab, id, 'compliance');
  await tab.waitForTimeout(600);
  await shoot(tab, 'compliance');
  await goToReport(tab, id, 'incident');
  await tab.getByRole('button', { name: 'Take over…' }).click();
  await shoot(tab, 'question');
  await app.route('**/api/report.save', () => new Promise(() => undefined), { times: 1 });
  await app.getByLabel('Incident commander').fill('Ana, unsaved');
  await tab.getByRole('alertdialog').getByRole('button', { name: 'Take over' }).click();
  await app.waitForTimeout(1500);
  await shoot(app, 'lost');
  await tab.close();
  await expect(app.getByText('Nobody is editing')).toBeVisible({ timeout: 30000 });
  await shoot(app, 'free');
  const id2 = await openNew(app, 'data-breach', 'summary', 'Executive summary');
  const before = await onDisk(app, id2);
  const row = before.timeline.rows[2]!;
  await changeUnderneath(machine, id2, (report) => ({
    ...withIncident({ severity: 'P3', commander: 'Ben' })(report),
    summary: { ...report.summary, text: `Their beginning. ${report.summary.text}` },
    timeline: {
      rows: report.timeline.rows.map((each) =>
        each.id === row.id ? { ...each, event: `${each.event} (their words)`, time: '04:04' } : each,
      ),
    },
  }));
  await goToReport(app, id2, 'timeline');
  const bridge = app.locator(`[data-path="timeline.rows.${row.id}.event"]`);
  await app.route('**/api/report.save', (route: any) => route.abort(), { times: 1 });
  await bridge.fill('My words entirely, which are a bit longer than usual so that they wrap');
  await app.locator(`[data-path="timeline.rows.${row.id}.time"]`).fill('05:05');
  await goToReport(app, id2, 'summary');
  await app.getByRole('textbox', { name: 'Summary' }).fill(`My own start. ${before.summary.text}`);
  await expect(app.getByRole('alertdialog')).toBeVisible({ timeout: 30000 });
  await shoot(app, 'merge');
  await app.getByRole('alertdialog').getByRole('radio').first().click();
  await app.setViewportSize({ width: 640, height: 700 });
  await app.waitForTimeout(300);
  await app.screenshot({ path: '/tmp/shots/merge-640.png' });
  await app.getByRole('button', { name: 'Use theirs for all' }).click();
  await app.getByRole('button', { name: 'Save merged report' }).click();
  await app.waitForTimeout(600);
  await shoot(app, 'toast');
  const { id: id3 } = await ask(app, 'library.create', { from: 'outage' });
  const file = path.join(machine.library, 'reports', `${id3}.json`);
  const stored = JSON.parse(await readFile(file, 'utf8'));
  stored.report = {
    ...stored.report,
    schemaVersion: 7,
    incident: { ...stored.report.incident, severity: 'P9', blastRadius: 'wide' },
  };
  await writeFile(file, JSON.stringify(stored));
  await openSection(app, id3, 'incident', 'Incident');
  await app.getByText('2 parts not shown').click();
  await shoot(app, 'newer');
});
