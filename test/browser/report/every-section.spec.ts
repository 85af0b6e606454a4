import type { Report } from '../../../shared/report/schema.ts';
import { expect, test } from '../fixtures.ts';
import { choose, expectSaved, onDisk, openNew, openSection } from './open.ts';

/** Edits in every section, as a person makes them, and how they read on disk. */
test('edits in every section are saved and found again after a reload', async ({ app }) => {
  test.setTimeout(120_000);
  const id = await openNew(app, 'template');

  await app.getByRole('textbox', { name: 'Title', exact: true }).fill('Export queue stalled');
  await app.getByRole('textbox', { name: 'Incident ID', exact: true }).fill('inc-2026-03-14-002');
  await choose(app, 'Incident type', 'Data breach');
  await choose(app, 'Severity', /P1/);
  await app.getByRole('textbox', { name: 'Start (UTC)', exact: true }).fill('2026-03-14 09:12');
  await app.getByRole('textbox', { name: 'End (UTC)', exact: true }).fill('2026-03-14 10:00 UTC');
  await app
    .getByRole('textbox', { name: 'Incident commander', exact: true })
    .fill('Mara Lindqvist, duty commander');
  await app.getByRole('textbox', { name: 'Report author', exact: true }).fill('Ines Vo');
  await app.getByRole('textbox', { name: 'Report date', exact: true }).fill('2026-03-16');
  await expect(app.getByText('00:48')).toBeVisible();

  await openSection(app, id, 'summary', 'Executive summary');
  await app
    .getByRole('textbox', { name: 'Summary', exact: true })
    .fill('The queue stood still.\n\nNobody lost data.');
  const customers = app.getByRole('group', { name: 'Customers affected' });
  await customers.getByLabel('Number').fill('12,000');
  await customers.getByLabel('Remark').fill('15% of active users');
  await customers.getByRole('button', { name: 'Qualifier' }).click();
  await app.getByRole('option', { name: 'about', exact: true }).click();
  await app.getByRole('button', { name: 'Add service' }).click();
  await app.keyboard.type('Exports');
  await app.keyboard.press('Enter');
  await app.keyboard.type('Webhooks');
  const revenue = app.getByRole('group', { name: 'Revenue impact' });
  await revenue.getByText('Amount', { exact: true }).click();
  await revenue.getByLabel('Currency').fill('EUR');
  await revenue.getByRole('textbox', { name: 'Amount' }).fill('5,000');
  await app.getByRole('button', { name: /^Override… Time to detect/ }).click();
  const mttd = app.getByRole('group', { name: 'Time to detect (MTTD)' });
  await mttd.getByLabel('Value', { exact: true }).fill('0:09');
  await mttd.getByRole('textbox', { name: /^Reason/ }).fill('Measured from the queue depth');
  const dataLoss = app.getByRole('group', { name: 'Data loss' });
  await dataLoss.getByText('No', { exact: true }).click();

  await openSection(app, id, 'timeline', 'Timeline');
  await app.getByRole('button', { name: 'Add event' }).click();
  await app.keyboard.type('9:21');
  await app
    .getByRole('textbox', { name: 'Event, row 1', exact: true })
    .fill('Alert: queue older than 8 minutes');
  await app.getByLabel('Phase, row 1').selectOption('detected');
  await app.getByRole('textbox', { name: 'Actor, row 1', exact: true }).fill('Monitoring');
  await app.getByRole('textbox', { name: 'Notes, row 1', exact: true }).fill('Paged on-call');

  await openSection(app, id, 'root-cause', 'Root cause (5 whys)');
  await app.getByRole('textbox', { name: 'Problem statement', exact: true }).fill('Exports stopped.');
  await app.getByRole('button', { name: 'Add why' }).click();
  await app.keyboard.type('Why did exports stop?');
  await app.getByRole('textbox', { name: 'Answer 1', exact: true }).fill('No file handles were left.');
  await app.getByRole('textbox', { name: 'Root cause', exact: true }).fill('A handle leak.');

  await openSection(app, id, 'detection', 'Detection');
  await app.getByText('Automated monitoring alert', { exact: true }).click();
  await app
    .getByRole('textbox', { name: 'Automated monitoring alert: specify', exact: true })
    .fill('Queue age');
  await app.getByRole('textbox', { name: 'Improvements needed', exact: true }).fill('Alert on handles.');

  await openSection(app, id, 'containment', 'Containment & resolution');
  for (const kind of ['containment', 'eradication', 'recovery']) {
    await app.getByRole('button', { name: `Add ${kind} action` }).click();
    await app.keyboard.type(`A ${kind} action`);
  }

  await openSection(app, id, 'impact', 'Impact assessment');
  await app.getByRole('group', { name: 'Total customers affected' }).getByLabel('Number').fill('15');
  await choose(app, 'Unit', '%');
  await app.getByRole('textbox', { name: 'Symptoms', exact: true }).fill('Exports stayed pending.');
  await app.getByRole('textbox', { name: 'Duration', exact: true }).fill('48 minutes');
  await app.getByRole('group', { name: 'SLA breach' }).getByText('Yes', { exact: true }).click();
  await app.getByRole('textbox', { name: 'Reputational', exact: true }).fill('Minor');
  await app.getByRole('textbox', { name: 'Compliance impact', exact: true }).fill('None');

  await openSection(app, id, 'actions', 'Action items');
  await app.getByRole('button', { name: 'Add action item' }).click();
  await app.keyboard.type('Close handles in error paths');
  await app.getByRole('textbox', { name: 'Owner, row 1', exact: true }).fill('Platform team');
  await app.getByLabel('Priority, row 1').selectOption('P0');
  await app.getByRole('textbox', { name: 'Due date, row 1', exact: true }).fill('2026-03-31');
  await app.getByLabel('Status, row 1').selectOption('in-progress');

  await openSection(app, id, 'lessons', 'Lessons learned');
  await app.getByRole('button', { name: 'Add lucky circumstance' }).click();
  await app.keyboard.type('It was a weekday');

  await openSection(app, id, 'compliance', 'Compliance & reporting');
  const gdpr = app.getByRole('group', { name: /GDPR/ });
  await gdpr.getByRole('button', { name: /Status of/ }).click();
  await app.getByRole('option', { name: 'Required' }).click();
  await gdpr.getByLabel(/Rationale for/).fill('Names were exposed.');
  await gdpr.locator('.ui-checkbox').click();
  await app.getByRole('button', { name: 'Add obligation' }).click();
  await app.keyboard.type('State regulator');
  const leadership = app.getByRole('group', { name: 'Engineering leadership notified' });
  await leadership.locator('.ui-checkbox').click();
  await leadership.getByLabel(/Date of/).fill('2026-03-15');

  await openSection(app, id, 'appendices', 'Appendices');
  await app.getByRole('textbox', { name: 'Appendix A: Relevant logs', exact: true }).fill('See the file.');
  const chooser = app.waitForEvent('filechooser');
  await app.getByRole('button', { name: 'Attach files… to Appendix A: Relevant logs' }).click();
  await (
    await chooser
  ).setFiles({
    name: 'queue.log',
    mimeType: 'text/plain',
    buffer: Buffer.from('09:12 stalled\n'),
  });
  await app.getByRole('textbox', { name: 'Caption of queue.log', exact: true }).fill('Queue log');

  await openSection(app, id, 'approval', 'Approval');
  const ciso = app.getByRole('group', { name: 'CISO' });
  await ciso.getByLabel('Printed name').fill('Ruth Okafor');
  await ciso.getByLabel('Date signed').fill('2026-03-17');

  await expectSaved(app);
  const report = await onDisk(app, id);
  expect(report.incident).toEqual({
    incidentId: 'INC-2026-03-14-002',
    title: 'Export queue stalled',
    type: 'data-breach',
    severity: 'P1',
    start: '2026-03-14T09:12Z',
    end: '2026-03-14T10:00Z',
    commander: 'Mara Lindqvist, duty commander',
    author: 'Ines Vo',
    reportDate: '2026-03-16',
  } satisfies Report['incident']);
  const { metrics } = report.summary;
  expect(report.summary.text).toBe('The queue stood still.\n\nNobody lost data.');
  expect(metrics.customersAffected).toEqual({
    qualifier: 'about',
    amount: '12000',
    unit: 'count',
    remark: '15% of active users',
  });
  expect(metrics.servicesImpacted.map(({ text }) => text)).toEqual(['Exports', 'Webhooks']);
  expect(metrics.revenueImpact).toMatchObject({ kind: 'amount', currency: 'EUR', amount: '5000' });
  expect(metrics.mttd).toEqual({ value: '00:09', reason: 'Measured from the queue depth' });
  expect(metrics.dataLoss.answer).toBe('no');
  expect(report.timeline.rows).toMatchObject([
    { time: '09:21', phase: 'detected', event: 'Alert: queue older than 8 minutes', actor: 'Monitoring' },
  ]);
  expect(report.rootCause).toMatchObject({
    problemStatement: 'Exports stopped.',
    whys: [{ question: 'Why did exports stop?', answer: 'No file handles were left.' }],
    rootCause: 'A handle leak.',
  });
  expect(report.detection.methods.monitoring).toEqual({ ticked: true, specify: 'Queue age' });
  expect(report.detection.improvements).toBe('Alert on handles.');
  expect(report.response).toMatchObject({
    containment: [{ text: 'A containment action' }],
    eradication: [{ text: 'A eradication action' }],
    recovery: [{ text: 'A recovery action' }],
  });
  expect(report.impact.customer).toMatchObject({ total: { amount: '15', unit: 'percent' } });
  expect(report.impact.business).toMatchObject({ slaBreach: { answer: 'yes' }, reputational: 'Minor' });
  expect(report.impact.data.compliance).toBe('None');
  expect(report.actions.items).toMatchObject([
    { ref: 'AI-1', owner: 'Platform team', priority: 'P0', due: '2026-03-31', status: 'in-progress' },
  ]);
  expect(report.lessons.lucky).toMatchObject([{ text: 'It was a weekday' }]);
  expect(report.compliance.regulatory.find(({ regime }) => regime === 'gdpr')).toMatchObject({
    ticked: true,
    status: 'required',
    rationale: 'Names were exposed.',
  });
  expect(report.compliance.regulatory.at(-1)).toMatchObject({ regime: 'custom', label: 'State regulator' });
  expect(report.compliance.internal[0]).toMatchObject({ ticked: true, date: '2026-03-15' });
  expect(report.appendices.logs).toMatchObject({
    text: 'See the file.',
    attachments: [{ name: 'queue.log', caption: 'Queue log', size: 14 }],
  });
  expect(report.approvals.signatories.at(-1)).toMatchObject({ name: 'Ruth Okafor', date: '2026-03-17' });

  await app.reload();
  await expect(app.getByRole('group', { name: 'CISO' }).getByLabel('Printed name')).toHaveValue(
    'Ruth Okafor',
  );
  await openSection(app, id, 'timeline', 'Timeline');
  await expect(app.getByLabel('Event, row 1')).toHaveValue('Alert: queue older than 8 minutes');
  await openSection(app, id, 'summary', 'Executive summary');
  await expect(app.getByRole('group', { name: 'Customers affected' }).getByLabel('Number')).toHaveValue(
    '12,000',
  );
});

test('a wrong value is named in place, kept as typed, and mended', async ({ app }) => {
  const id = await openNew(app, 'template');
  const incidentId = app.getByLabel('Incident ID');
  const problem = app.getByRole('main').getByText('The date inside the incident ID does not exist.');
  await incidentId.fill('INC-2026-02-30-001');
  await expect(problem).toHaveCount(0);
  await incidentId.blur();
  await expect(problem).toBeVisible();
  await expect(incidentId).toHaveAccessibleDescription(/does not exist/);
  await expectSaved(app);
  expect((await onDisk(app, id)).incident.incidentId).toBe('INC-2026-02-30-001');
  await incidentId.fill('INC-2026-02-28-001');
  await expect(problem).toHaveCount(0);
});
