import { expect, expectNoPageScroll, test } from '../fixtures.ts';
import { choose, openNew, openSection } from './open.ts';

test('the outline says how far each section is, and a finding leads to its field', async ({ app }) => {
  const id = await openNew(app, 'template');
  await expect(app.getByRole('link', { name: 'Timeline (empty)' })).toBeVisible();
  await app.getByLabel('Title').fill('Begun');
  await expect(app.getByRole('link', { name: /^Incident \(needs attention, \d+ problems\)$/ })).toBeVisible();
  // Dozens of findings: the panel scrolls, and the window stays where it is.
  await expectNoPageScroll(app);

  await openSection(app, id, 'approval', 'Approval');
  await app.getByRole('button', { name: 'Choose the incident type.' }).click();
  await expect(app.getByRole('heading', { name: 'Incident', level: 2 })).toBeVisible();
  await expect(app.getByRole('main').getByRole('button', { name: 'Incident type' })).toBeFocused();
  await choose(app, 'Incident type', 'Ransomware');
  await expect(app.getByRole('button', { name: 'Choose the incident type.' })).toHaveCount(0);

  await app.getByRole('button', { name: /Executive summary: Summary/ }).click();
  await expect(app.getByRole('textbox', { name: 'Summary', exact: true })).toBeFocused();
});

test('the CISO signs for a security incident only, and the form says so', async ({ app }) => {
  const id = await openNew(app, 'template');
  await choose(app, 'Incident type', 'Outage');
  await openSection(app, id, 'approval', 'Approval');
  const ciso = app.getByRole('group', { name: 'CISO' });
  await expect(ciso.getByText(/not about a security incident/)).toBeVisible();
  await openSection(app, id, 'incident', 'Incident');
  await choose(app, 'Incident type', 'DDoS');
  await openSection(app, id, 'approval', 'Approval');
  await expect(ciso.getByText(/not about a security incident/)).toHaveCount(0);
});

test('sections are walked through by the buttons at their foot', async ({ app }) => {
  await openNew(app, 'template');
  await app.getByRole('button', { name: 'Next: Executive summary' }).click();
  await expect(app.getByRole('heading', { name: 'Executive summary', level: 2 })).toBeFocused();
  await app.getByRole('button', { name: 'Next: Timeline' }).click();
  await expect(app.getByRole('heading', { name: 'Timeline', level: 2 })).toBeFocused();
  await app.goBack();
  await expect(app.getByRole('heading', { name: 'Executive summary', level: 2 })).toBeVisible();
});
